using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace NewsMonitor.Local.Tagging;

/// <summary>The lines of a stream as bytes, one at a time: memory holds the longest line, whatever the length of the stream.</summary>
internal static class JsonLines
{
    /// <summary>A longer line is cut off here and reported by its reader as no JSON.</summary>
    private const int LongestLine = 64 * 1024 * 1024;

    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var skipping = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                if (!skipping && Trimmed(buffer.Slice(0, end)) is { Length: > 0 } line)
                    yield return line;
                skipping = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > LongestLine || (read.IsCompleted && !buffer.IsEmpty))
            {
                if (!skipping && Trimmed(buffer.Slice(0, Math.Min(buffer.Length, LongestLine))) is { Length: > 0 } rest)
                    yield return rest;
                skipping = true;
                buffer = buffer.Slice(buffer.End);
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                break;
        }

        await reader.CompleteAsync();
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlySequence<byte> line)
    {
        ReadOnlyMemory<byte> bytes = line.IsSingleSegment ? line.First : line.ToArray();
        var span = bytes.Span;
        var start = span.StartsWith("\uFEFF"u8) ? 3 : 0;
        var end = span.Length;
        while (start < end && span[start] is (byte)' ' or (byte)'\t' or (byte)'\r')
            start++;
        while (end > start && span[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r')
            end--;
        return bytes[start..end];
    }
}
