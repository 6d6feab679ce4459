using NewsMonitor.Feeds;

namespace NewsMonitor.Dashboard.Feeds;

/// <summary>Asks for a feed to be polled at the next tick.</summary>
public sealed class PollSoon(IFeedCatalogue catalogue, IFeedStates states, TimeProvider clock)
{
    /// <returns>The feed's name; null when the catalogue has none of this id.</returns>
    public async Task<string?> AskAsync(string id, CancellationToken cancellationToken)
    {
        if ((await catalogue.LoadAsync(cancellationToken)).FirstOrDefault(feed => feed.Id == id) is not { } feed)
            return null;

        // Read and written back at once: a cycle that ends in between would have its times undone, and polls again a little early.
        var book = await states.LoadBookAsync(cancellationToken);
        book.Put(book.Of(feed) with { Due = clock.GetUtcNow() });
        await states.SaveBookAsync(book, cancellationToken);
        return feed.Title;
    }
}
