using NewsMonitor.Feeds;

namespace NewsMonitor.Dashboard.Feeds;

/// <summary>How every feed fares, the ill ones first.</summary>
public sealed record FeedsModel(IReadOnlyList<FeedHealth> Feeds)
{
    public string? Done { get; init; }
}
