using System.Buffers.Binary;

namespace NewsMonitor.Feeds;

/// <summary>
/// A feed's memory of its entries, in 64-bit hashes: those of its current document with their words and version, and the keys of all earlier
/// ones that 16 KiB can hold, newest first. Only a document that itself lists more than that takes more.
/// </summary>
public sealed class SeenEntries
{
    public const int Budget = 16 * 1024;

    private const byte Format = 1;
    private const int HeaderSize = 1 + 4;
    private const int ListedSize = 8 + 4 + 1;
    private const int GoneSize = 8;

    private readonly Dictionary<ulong, Listed> listed;
    private readonly IReadOnlyList<ulong> gone;
    private readonly HashSet<ulong> known;

    private SeenEntries(Dictionary<ulong, Listed> listed, IReadOnlyList<ulong> gone)
    {
        this.listed = listed;
        this.gone = gone;
        known = [.. listed.Keys, .. gone];
    }

    public static SeenEntries Empty { get; } = new([], []);

    public int Count => listed.Count;

    internal bool Knows(EntryKeys keys) => known.Overlaps(keys.All);

    /// <summary>Null where the entry was not in the last document, or had another guid there.</summary>
    internal Listed? Find(EntryKeys keys) => listed.TryGetValue(keys.Primary, out var entry) ? entry : null;

    /// <summary>The memory after a document whose taken entries are these.</summary>
    internal SeenEntries After(IReadOnlyList<(EntryKeys Keys, Listed Entry)> document)
    {
        var now = new Dictionary<ulong, Listed>(document.Count);
        foreach (var (keys, entry) in document)
            now[keys.Primary] = entry;

        var room = Math.Max(0, (Budget - HeaderSize - (now.Count * ListedSize)) / GoneSize);
        var past = document.SelectMany(entry => entry.Keys.Others).Concat(listed.Keys).Concat(gone)
            .Where(key => !now.ContainsKey(key)).Distinct().Take(room);
        return new(now, [.. past]);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderSize + (listed.Count * ListedSize) + (gone.Count * GoneSize)];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), listed.Count);
        var rest = bytes.AsSpan(HeaderSize);
        foreach (var (key, entry) in listed)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(rest, key);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[8..], entry.Words);
            rest[12] = entry.Version;
            rest = rest[ListedSize..];
        }

        foreach (var key in gone)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(rest, key);
            rest = rest[GoneSize..];
        }

        return bytes;
    }

    public static SeenEntries FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize)
            return Empty;
        if (bytes[0] != Format)
            throw new InvalidDataException($"A memory of seen entries in format {bytes[0]} was written by a later version.");

        var listed = new Dictionary<ulong, Listed>();
        var rest = bytes[HeaderSize..];
        for (var left = BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]); left > 0; left--, rest = rest[ListedSize..])
            listed[BinaryPrimitives.ReadUInt64LittleEndian(rest)] = new(BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]), rest[12]);

        var gone = new List<ulong>(rest.Length / GoneSize);
        for (; rest.Length >= GoneSize; rest = rest[GoneSize..])
            gone.Add(BinaryPrimitives.ReadUInt64LittleEndian(rest));
        return new(listed, gone);
    }

    public bool SameAs(SeenEntries other) => ReferenceEquals(this, other) || (listed.Count == other.listed.Count && gone.SequenceEqual(other.gone)
        && listed.All(entry => other.listed.TryGetValue(entry.Key, out var same) && same == entry.Value));

    /// <summary>An entry of the current document: a hash of what it says, and how often that has changed.</summary>
    internal readonly record struct Listed(uint Words, byte Version);
}
