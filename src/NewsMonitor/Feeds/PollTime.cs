using System.Buffers.Binary;
using System.Globalization;

namespace NewsMonitor.Feeds;

/// <summary>What changes about a feed with every poll, apart from its state and small, so that a cycle writes the times of all feeds at once.</summary>
public sealed record PollTime(string FeedId)
{
    internal const int Size = 8 + (4 * 4) + (2 * 2) + 1 + Traffic.Size;

    /// <summary>When it was last asked; null before the first time.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>Null for a feed that stopped (410).</summary>
    public DateTimeOffset? Due { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>When it last could be read, changed or not.</summary>
    public DateTimeOffset? LastGood { get; init; }

    /// <summary>When the whole document last came.</summary>
    public DateTimeOffset? LastFull { get; init; }

    public DueReason Reason { get; init; } = DueReason.NeverPolled;

    /// <summary>Failures in a row, in quarters: a dead link weighs four, a lost name one.</summary>
    public int Strikes { get; init; }

    /// <summary>Polls in a row without anything new.</summary>
    public int Quiet { get; init; }

    public Traffic Traffic { get; init; }

    public bool IsDue(DateTimeOffset now) => Due <= now;

    internal void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.Parse(FeedId, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], Seconds(Last));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], Due is null ? uint.MaxValue : Seconds(Due));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[16..], Seconds(LastFull));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[20..], (ushort)Math.Min(Strikes, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[22..], (ushort)Math.Min(Quiet, ushort.MaxValue));
        bytes[24] = (byte)Reason;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[25..], Seconds(LastGood));
        Traffic.WriteTo(bytes[29..]);
    }

    internal static PollTime ReadFrom(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(bytes).ToString("x16", CultureInfo.InvariantCulture))
        {
            Last = Time(BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..])),
            Due = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) is not uint.MaxValue and var due ? DateTimeOffset.FromUnixTimeSeconds(due) : null,
            LastFull = Time(BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..])),
            Strikes = BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..]),
            Quiet = BinaryPrimitives.ReadUInt16LittleEndian(bytes[22..]),
            Reason = (DueReason)bytes[24],
            LastGood = Time(BinaryPrimitives.ReadUInt32LittleEndian(bytes[25..])),
            Traffic = Traffic.ReadFrom(bytes[29..]),
        };

    private static uint Seconds(DateTimeOffset? time) => time is { } t ? (uint)Math.Clamp(t.ToUnixTimeSeconds(), 0, uint.MaxValue - 1) : 0;

    private static DateTimeOffset? Time(uint seconds) => seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds);
}

/// <summary>Why a feed is asked when it is. The numbers are stored.</summary>
public enum DueReason : byte
{
    NeverPolled = 0,
    NoRhythm = 1,
    Rhythm = 2,
    MostlyNew = 3,
    Quiet = 4,
    CacheControl = 5,
    TimeToLive = 6,
    UpdatePeriod = 7,
    Shortest = 8,
    Longest = 9,
    Backlog = 10,
    Failure = 11,
    RetryAfter = 12,
    Stopped = 13,
    SkipHours = 14,
    Fallback = 15,
    NoValidators = 16,
}
