using NewsMonitor.Feeds;

namespace NewsMonitor.Dashboard.Feeds;

/// <summary>Reads how the feeds fare, and asks for one to be polled at the next tick.</summary>
public sealed class FeedsReader(FeedHealths healths, IFeedCatalogue catalogue, IFeedStates states, TimeProvider clock)
{
    public async Task<FeedsModel> ReadAsync(CancellationToken cancellationToken)
    {
        var feeds = await healths.LoadAsync(cancellationToken);
        return new([.. feeds.OrderBy(feed => Rank(feed.Status)).ThenBy(feed => feed.Feed.Title, StringComparer.CurrentCulture)]);
    }

    /// <returns>The feed's name; null when the catalogue has none of this id.</returns>
    public async Task<string?> PollSoonAsync(string id, CancellationToken cancellationToken)
    {
        if ((await catalogue.LoadAsync(cancellationToken)).FirstOrDefault(feed => feed.Id == id) is not { } feed)
            return null;

        // Read and written back at once: a cycle that ends in between would have its times undone, and polls again a little early.
        var book = await states.LoadBookAsync(cancellationToken);
        book.Put(book.Of(feed) with { Due = clock.GetUtcNow() });
        await states.SaveBookAsync(book, cancellationToken);
        return feed.Title;
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
