namespace NewsMonitor.Feeds;

/// <summary>New feed items on their way to extraction. Adding the same item (id and version) twice leaves one.</summary>
public interface IInbox
{
    /// <returns>False when the item was there already.</returns>
    Task<bool> AddAsync(FeedItem item, CancellationToken cancellationToken);

    /// <summary>What came in on a day (UTC) and is still there, in no order.</summary>
    IAsyncEnumerable<FeedItem> OfDayAsync(DateOnly day, CancellationToken cancellationToken);
}
