using NewsMonitor.Config;

namespace NewsMonitor.Feeds.Catalogue;

/// <summary>The catalogue that operators keep in <c>config/feeds.opml</c>, or the shipped one while they keep none.</summary>
public sealed class OpmlCatalogue(ConfigFile<FeedList> file) : IFeedCatalogue
{
    public async Task<IReadOnlyList<Feed>> LoadAsync(CancellationToken cancellationToken) => (await file.CurrentAsync(cancellationToken)).All;
}
