using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Dashboard;

/// <summary>A catalogue that names these feeds.</summary>
public sealed class MemoryCatalogue(IReadOnlyList<Feed> feeds) : IFeedCatalogue
{
    public Task<IReadOnlyList<Feed>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(feeds);
}
