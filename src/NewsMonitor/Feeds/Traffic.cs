using System.Buffers.Binary;
using System.Net;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>How often a feed was asked for since it was first polled and how its server answered: what politeness is measured by.</summary>
/// <param name="KiB">Read in all, decompressed.</param>
public readonly record struct Traffic(uint Asked, uint Unchanged, uint RateLimited, uint Forbidden, uint KiB)
{
    internal const int Size = 5 * 4;

    public Traffic With(SafeResponse answer) => new(
        Asked + 1,
        Unchanged + One(answer.Status == HttpStatusCode.NotModified),
        RateLimited + One(answer.Status == HttpStatusCode.TooManyRequests),
        Forbidden + One(answer.Status == HttpStatusCode.Forbidden),
        KiB + (uint)((answer.Body.Length + 1023) / 1024));

    public static Traffic operator +(Traffic one, Traffic other) => new(
        one.Asked + other.Asked, one.Unchanged + other.Unchanged, one.RateLimited + other.RateLimited, one.Forbidden + other.Forbidden, one.KiB + other.KiB);

    internal void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Asked);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], Unchanged);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], RateLimited);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], Forbidden);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[16..], KiB);
    }

    internal static Traffic ReadFrom(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]));

    private static uint One(bool counts) => counts ? 1u : 0u;
}
