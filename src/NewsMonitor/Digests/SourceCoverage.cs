using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Digests;

/// <summary>Tells from the feeds' health which sources a digest may be missing.</summary>
public sealed class SourceCoverage(FeedHealths feeds)
{
    public async Task<Coverage> NowAsync(CancellationToken cancellationToken) => Of(await feeds.LoadAsync(cancellationToken));

    public static Coverage Of(IReadOnlyList<FeedHealth> feeds) => new(
        feeds.Count, [.. feeds.Select(f => TroubleOf(f) is { } kind ? new SourceTrouble(f.Feed.Title, kind, f.Since) : null).OfType<SourceTrouble>()]);

    private static TroubleKind? TroubleOf(FeedHealth feed) => feed.Status switch
    {
        FeedStatus.Silent => TroubleKind.Silent,
        FeedStatus.Blocked => feed.Illness?.Kind == FailureKind.RateLimited ? TroubleKind.RateLimited : TroubleKind.Blocked,
        FeedStatus.Failing or FeedStatus.Stopped => TroubleKind.Failing,
        _ => null,
    };
}
