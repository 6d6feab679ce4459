namespace NewsMonitor.Feeds;

/// <summary>The feeds to watch, as the operator's catalogue names them now.</summary>
public interface IFeedCatalogue
{
    Task<IReadOnlyList<Feed>> LoadAsync(CancellationToken cancellationToken);
}
