using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Digests;

public sealed class SourceCoverageTests
{
    private static readonly DateTimeOffset Since = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(FeedStatus.Silent, null, TroubleKind.Silent)]
    [InlineData(FeedStatus.Blocked, FailureKind.Forbidden, TroubleKind.Blocked)]
    [InlineData(FeedStatus.Blocked, FailureKind.RateLimited, TroubleKind.RateLimited)]
    [InlineData(FeedStatus.Failing, FailureKind.TimedOut, TroubleKind.Failing)]
    [InlineData(FeedStatus.Stopped, FailureKind.NotFound, TroubleKind.Failing)]
    [InlineData(FeedStatus.Well, null, null)]
    [InlineData(FeedStatus.NotYetPolled, null, null)]
    public void A_source_that_may_be_missing_is_named_with_its_trouble(FeedStatus status, FailureKind? illness, TroubleKind? trouble)
    {
        var feed = new FeedHealth(new Feed(new Uri("https://gazette.example/feed"), "The Gazette"), status, "")
        {
            Since = Since,
            Illness = illness is { } kind ? new FeedIllness(kind, "", Since) : null,
        };

        var coverage = SourceCoverage.Of([feed]);

        Assert.Equal(1, coverage.Sources);
        Assert.Equal(trouble is { } named ? [new SourceTrouble("The Gazette", named, Since)] : [], coverage.Troubles);
    }
}
