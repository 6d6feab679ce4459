using System.Buffers;

namespace NewsMonitor.Http;

/// <summary>Reads a body as far as it may go: a number of bytes after decompression, and a time without any.</summary>
internal static class LimitedBody
{
    private const int FirstBuffer = 32 * 1024;

    public readonly record struct Read(byte[] Bytes, bool Cut);

    public static async Task<Read> ReadAsync(HttpContent content, long maxBytes, TimeSpan idle, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(idle, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(FirstBuffer, maxBytes + 1));
        try
        {
            using var stream = await content.ReadAsStreamAsync(either.Token);
            var length = 0;
            while (await stream.ReadAsync(buffer.AsMemory(length), either.Token) is > 0 and var count)
            {
                silence.CancelAfter(idle);
                length += count;
                if (length > maxBytes)
                    return new(buffer[..(int)maxBytes], true);
                if (length == buffer.Length)
                    buffer = Grown(buffer);
            }

            return new(buffer[..length], false);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The server sent nothing for {idle.TotalSeconds:0.#} s.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
