namespace NewsMonitor.Feeds;

/// <summary>The health of every feed in the catalogue, for the dashboard and the foot of each digest.</summary>
public sealed class FeedHealths(IFeedCatalogue catalogue, IFeedStates states, TimeProvider clock)
{
    public async Task<IReadOnlyList<FeedHealth>> LoadAsync(CancellationToken cancellationToken)
    {
        var feeds = await catalogue.LoadAsync(cancellationToken);
        var book = await states.LoadBookAsync(cancellationToken);
        var known = await states.LoadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return [.. feeds.Select(feed => FeedHealth.Of(feed, known.GetValueOrDefault(feed.Id), book.Of(feed), now))];
    }
}
