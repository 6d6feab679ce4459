using System.Collections.Concurrent;

namespace NewsMonitor.Feeds;

/// <summary>The poll times of all feeds: one small read tells who is due, one small write says that a cycle is done.</summary>
public sealed class PollBook(IEnumerable<PollTime> times)
{
    private readonly ConcurrentDictionary<string, PollTime> times = new(times.Select(time => KeyValuePair.Create(time.FeedId, time)));

    /// <summary>How many pages it was read from; those that it no longer fills are to be removed.</summary>
    public int StoredPages { get; private init; }

    public PollTime Of(Feed feed) => times.GetValueOrDefault(feed.Id) ?? new PollTime(feed.Id);

    public void Put(PollTime time) => times[time.FeedId] = time;

    /// <summary>Forgets the feeds that the catalogue no longer names.</summary>
    public void Keep(IReadOnlySet<string> feedIds)
    {
        foreach (var id in times.Keys.Where(id => !feedIds.Contains(id)))
            times.TryRemove(id, out _);
    }

    /// <summary>In pages of at most <paramref name="pageBytes"/>.</summary>
    public IReadOnlyList<byte[]> Pack(int pageBytes) =>
        [.. times.Values.OrderBy(time => time.FeedId, StringComparer.Ordinal).Chunk(pageBytes / PollTime.Size).Select(PackPage)];

    public static PollBook Unpack(IReadOnlyCollection<ReadOnlyMemory<byte>> pages) => new(pages.SelectMany(UnpackPage)) { StoredPages = pages.Count };

    private static byte[] PackPage(PollTime[] times)
    {
        var page = new byte[times.Length * PollTime.Size];
        for (var i = 0; i < times.Length; i++)
            times[i].WriteTo(page.AsSpan(i * PollTime.Size));
        return page;
    }

    private static IEnumerable<PollTime> UnpackPage(ReadOnlyMemory<byte> page)
    {
        for (var i = 0; i + PollTime.Size <= page.Length; i += PollTime.Size)
            yield return PollTime.ReadFrom(page.Span.Slice(i, PollTime.Size));
    }
}
