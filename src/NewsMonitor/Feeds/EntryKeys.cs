using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Feeds;

/// <summary>
/// What an entry is known by: its guid where the document uses it once, else its canonical address, else its words; and, beside that one,
/// the others that recognise it after its guid, host or scheme changed.
/// </summary>
internal sealed record EntryKeys(ulong Primary, ulong[] Others)
{
    public IEnumerable<ulong> All => Others.Prepend(Primary);

    /// <summary>The keys of every entry, in the document's order.</summary>
    public static IReadOnlyList<EntryKeys> Of(IReadOnlyList<FeedEntry> entries)
    {
        var guids = entries.Select(GuidKey).ToList();
        var links = entries.Select(LinkKey).ToList();
        var texts = entries.Select(entry => Hash("text", (entry.Title ?? "") + "\n" + (entry.Summary ?? entry.Content))).ToList();
        var guidUses = guids.GroupBy(key => key).ToDictionary(uses => uses.Key, uses => uses.Count());
        var linkUses = links.OfType<ulong>().GroupBy(key => key).ToDictionary(uses => uses.Key, uses => uses.Count());

        return [.. entries.Select((entry, i) =>
        {
            ulong? guid = guidUses[guids[i]] == 1 ? guids[i] : null;
            ulong? link = links[i] is { } key && linkUses[key] == 1 ? key : null;
            ulong?[] keys = [guid, link, guid is null && link is null ? texts[i] : null, MovedKey(entry)];
            var known = keys.OfType<ulong>().Distinct().ToArray();
            return new EntryKeys(known[0], known[1..]);
        })];
    }

    /// <summary>The address that a story may be named by; null where it names no single page.</summary>
    public static Uri? PageOf(FeedEntry entry) =>
        Uri.TryCreate(entry.Link, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" ? CanonicalUrl.Unwrap(link) : null;

    // A guid that is an address is compared like one: http or https, with or without "#0".
    private static ulong GuidKey(FeedEntry entry) =>
        Uri.TryCreate(entry.Id, UriKind.Absolute, out var guid) && guid.Scheme is "http" or "https"
            ? Hash("page", CanonicalUrl.Of(guid))
            : Hash("guid", entry.Id);

    private static ulong? LinkKey(FeedEntry entry) =>
        PageOf(entry) is { } page && !CanonicalUrl.IsFrontPage(page) ? Hash("page", CanonicalUrl.Of(page)) : null;

    // With the title: two blogs of one planet both have a "/?p=7".
    private static ulong? MovedKey(FeedEntry entry) =>
        Uri.TryCreate(entry.Id, UriKind.Absolute, out var guid) && CanonicalUrl.WithoutHost(guid) is { } rest && entry.Title is { } title
            ? Hash("moved", rest + "\n" + title)
            : null;

    private static ulong Hash(string kind, string value) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(kind + "\n" + value)));
}
