using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Feeds;

public sealed class FeedStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly Feed Feed = new(new("https://n.example/feed"), "N");

    [Fact]
    public void A_permanent_redirect_is_believed_after_a_week_of_it()
    {
        var state = FeedState.New(Feed);
        for (var day = 0; day < 7; day++)
        {
            state = state.AfterRedirects(Feed.Url, [Hop(301, "https://n.example/new")], Week, Now.AddDays(day));
            Assert.Null(state.Adopted);
        }

        state = state.AfterRedirects(Feed.Url, [Hop(308, "https://n.example/new")], Week, Now.AddDays(7));

        Assert.Equal(new("https://n.example/new"), state.Adopted);
    }

    [Fact]
    public void A_day_without_it_or_with_another_target_starts_the_week_again()
    {
        var moved = FeedState.New(Feed).AfterRedirects(Feed.Url, [Hop(301, "https://n.example/new")], Week, Now);

        var back = moved.AfterRedirects(Feed.Url, [], Week, Now.AddDays(6));
        var elsewhere = moved.AfterRedirects(Feed.Url, [Hop(301, "https://n.example/newer")], Week, Now.AddDays(6));

        Assert.Null(back.MovedTo);
        Assert.Equal(Now.AddDays(6), elsewhere.MovedSince);
    }

    [Fact]
    public void A_temporary_redirect_moves_nothing_and_only_the_permanent_beginning_of_a_chain_counts()
    {
        var state = FeedState.New(Feed);
        Hop[] chain = [Hop(301, "https://n.example/a"), new(new("https://n.example/a"), 302, new("https://cdn.example/b"))];

        Assert.Same(state, state.AfterRedirects(Feed.Url, [Hop(302, "https://n.example/new")], Week, Now));
        Assert.Equal(new("https://n.example/a"), state.AfterRedirects(Feed.Url, chain, Week, Now).MovedTo);
    }

    [Fact]
    public void From_http_to_https_is_believed_at_once()
    {
        var http = new Uri("http://n.example/feed");

        var state = FeedState.New(Feed).AfterRedirects(http, [new(http, 301, new("https://n.example/feed"))], Week, Now);

        Assert.Equal(new("https://n.example/feed"), state.Adopted);
    }

    [Fact]
    public void The_same_illness_again_is_nothing_to_write_down()
    {
        var ill = FeedState.New(Feed).Ill(new(FailureKind.NotFound, "Not found (404)."), null, "at 08:00", Now);

        Assert.Equal(ill, ill.Ill(new(FailureKind.NotFound, "Not found (404)."), null, "at 09:00", Now.AddHours(1)));
        var other = ill.Ill(new(FailureKind.Forbidden, "Forbidden (403)."), null, null, Now.AddHours(1));
        Assert.Equal((FailureKind.Forbidden, Now), (other.Illness!.Kind, other.Illness.Since));
    }

    [Theory]
    [InlineData(FailureKind.BotChallenge, FeedStatus.Blocked, true)]
    [InlineData(FailureKind.RateLimited, FeedStatus.Blocked, true)]
    [InlineData(FailureKind.Malformed, FeedStatus.Failing, true)]
    public void Health_tells_blocked_from_failing(FailureKind kind, FeedStatus status, bool ill)
    {
        var state = FeedState.New(Feed).Ill(new(kind, "Why."), null, null, Now);

        var health = FeedHealth.Of(Feed, state, new(Feed.Id) { Reason = DueReason.Failure }, Now);

        Assert.Equal((status, ill, "Why."), (health.Status, health.IsIll, health.Sentence));
    }

    [Theory]
    [InlineData(1, 70, FeedStatus.Well)]
    [InlineData(1, 73, FeedStatus.Silent)]
    [InlineData(24 * 7, 73, FeedStatus.Well)]
    [InlineData(24 * 7, 24 * 43, FeedStatus.Silent)]
    public void Health_knows_how_long_a_silence_is_usual(int gapHours, int hoursSinceNew, FeedStatus status)
    {
        var state = FeedState.New(Feed) with { Gap = TimeSpan.FromHours(gapHours), LastNew = Now.AddHours(-hoursSinceNew), Entries = 5 };

        Assert.Equal(status, FeedHealth.Of(Feed, state, new(Feed.Id) { Reason = DueReason.Rhythm }, Now).Status);
    }

    private static Hop Hop(int status, string to) => new(Feed.Url, status, new(to));
}
