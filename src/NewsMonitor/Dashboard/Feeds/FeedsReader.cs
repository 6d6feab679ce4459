using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Feeds;

/// <summary>Reads how the feeds fare and how politely their hosts were treated.</summary>
public sealed class FeedsReader(FeedHealths healths, IHostSlots slots, IStoryIndex index, TimeProvider clock)
{
    public async Task<FeedsModel> ReadAsync(CancellationToken cancellationToken)
    {
        var lately = await CountLastDayAsync(cancellationToken);
        var feeds = await healths.LoadAsync(cancellationToken);
        var lines = feeds.OrderBy(feed => Rank(feed.Status)).ThenBy(feed => feed.Feed.Title, StringComparer.CurrentCulture)
            .Select(feed => new FeedLine(feed, lately.GetValueOrDefault(feed.Feed.Id)));
        return new([.. lines], HostsOf(feeds, await slots.ListAsync(cancellationToken)));
    }

    private async Task<Dictionary<string, int>> CountLastDayAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddDays(-1);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var rows = index.OfDayAsync(today.AddDays(-1), cancellationToken).Concat(index.OfDayAsync(today, cancellationToken));
        return await rows.Where(row => row.SeenAt > since).CountBy(row => row.FeedId).ToDictionaryAsync(cancellationToken: cancellationToken);
    }

    private static IReadOnlyList<HostLine> HostsOf(IReadOnlyList<FeedHealth> feeds, IReadOnlyList<HostRecord> records)
    {
        var polled = feeds.ToLookup(feed => HostPoliteness.KeyOf(feed.Feed.Url), StringComparer.OrdinalIgnoreCase);
        var asked = records.ToDictionary(record => record.Host, StringComparer.OrdinalIgnoreCase);
        var hosts = polled.Select(host => host.Key).Union(asked.Keys, StringComparer.OrdinalIgnoreCase).Select(host => new HostLine(
            host, polled[host].Count(), polled[host].Aggregate(default(Traffic), (sum, feed) => sum + feed.Traffic),
            asked.GetValueOrDefault(host)?.Slots ?? 0, asked.GetValueOrDefault(host)?.HeldUntil));
        return
        [
            .. hosts.OrderByDescending(host => host.Polls.RateLimited + host.Polls.Forbidden)
                .ThenByDescending(host => host.Polls.Asked + host.Pages).ThenBy(host => host.Host, StringComparer.Ordinal),
        ];
    }

    private static int Rank(FeedStatus status) => status switch
    {
        FeedStatus.Stopped => 0,
        FeedStatus.Failing => 1,
        FeedStatus.Blocked => 2,
        FeedStatus.Silent => 3,
        FeedStatus.NotYetPolled => 4,
        _ => 5,
    };
}
