using Microsoft.Extensions.Options;
using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Local.Commands;

/// <summary>Reads each feed once, as the poller would for the first time, and stores nothing.</summary>
internal sealed class FeedCheck(FeedVisitor visitor, HostPoliteness hosts, IOptions<PollingOptions> options, TimeProvider clock)
{
    public async Task<IReadOnlyList<FeedCheckResult>> RunAsync(
        IReadOnlyList<Feed> feeds, Action<FeedCheckResult> onResult, CancellationToken cancellationToken)
    {
        using var permits = new SemaphoreSlim(options.Value.Concurrency);
        return await Task.WhenAll(feeds.Select(async feed =>
        {
            var result = await CheckAsync(feed, permits, cancellationToken);
            lock (permits)
                onResult(result);
            return result;
        }));
    }

    private async Task<FeedCheckResult> CheckAsync(Feed feed, SemaphoreSlim permits, CancellationToken cancellationToken)
    {
        using var turn = await hosts.EnterAsync(feed.Url, cancellationToken);
        await permits.WaitAsync(cancellationToken);
        try
        {
            turn.Begin();
            var time = new PollTime(feed.Id);
            var visit = await visitor.VisitAsync(feed, FeedState.New(feed), time, cancellationToken);
            return Judge(feed, visit, time);
        }
        finally
        {
            permits.Release();
        }
    }

    private FeedCheckResult Judge(Feed feed, Visit visit, PollTime time)
    {
        var now = clock.GetUtcNow();
        var state = visit.State with { LastNew = visit.State.Newest };
        var (interval, reason) = PollSchedule.IntervalOf(state, state.Gap, state.Entries, 0);
        state = state with { Interval = interval, IntervalReason = reason };
        var next = visit.Failure is { } failure
            ? PollSchedule.AfterFailure(time, failure, now)
            : PollSchedule.AfterSuccess(time, state, foundNew: true, waiting: false, full: true, now, options.Value);
        var health = FeedHealth.Of(feed, state, next, now);
        return new(feed.Url, feed.Title, health.Status, health.Sentence)
        {
            Entries = state.Entries,
            Newest = state.Newest,
            AskEvery = next.Due - now,
            Because = health.DueBecause,
            Allows = [.. AllowedBy(state, visit.Answer)],
            Problems = [.. health.Remarks, .. ProblemsOf(visit, now)],
            Line = state.Illness?.Line,
            Excerpt = state.Illness?.Excerpt,
        };
    }

    private static IEnumerable<string> AllowedBy(FeedState state, SafeResponse answer)
    {
        if (state.Validators?.ETag is not null)
            yield return "ETag";
        if (state.Validators?.LastModified is not null)
            yield return "Last-Modified";
        if (answer.Failure is null && state.Validators is null)
            yield return "no conditional requests";
        if (state.Stated is { } stated)
            yield return $"every {Spell(stated.Every)} by {FeedHealth.InWords(stated.By)}";
        if (answer.Failure?.RetryAfter is { } wait)
            yield return $"again in {Spell(wait)}";
    }

    private IEnumerable<string> ProblemsOf(Visit visit, DateTimeOffset now)
    {
        if (visit.Document is not { } document)
            yield break;
        var future = document.Entries.Count(entry => (entry.Published ?? entry.Updated) > now + options.Value.FutureTolerance);
        var undated = document.Entries.Count(entry => (entry.Published ?? entry.Updated) is null);
        var unlinked = document.Entries.Count(entry => entry.Link is null);
        if (undated > 0)
            yield return $"{undated} without a date";
        if (future > 0)
            yield return $"{future} dated in the future";
        if (unlinked > 0)
            yield return $"{unlinked} without a link";
    }

    public static string Spell(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => $"{time.TotalDays:0} days",
        { TotalHours: >= 2 } => $"{time.TotalHours:0} h",
        { TotalMinutes: >= 1 } => $"{time.TotalMinutes:0} min",
        _ => $"{time.TotalSeconds:0} s",
    };
}

/// <summary>What one feed's check found.</summary>
internal sealed record FeedCheckResult(Uri Url, string Title, FeedStatus Status, string Sentence)
{
    public bool IsIll => Status is FeedStatus.Failing or FeedStatus.Blocked or FeedStatus.Stopped;
    public int Entries { get; init; }
    public DateTimeOffset? Newest { get; init; }

    /// <summary>Null for a feed that would be asked no more.</summary>
    public TimeSpan? AskEvery { get; init; }
    public string Because { get; init; } = "";
    public IReadOnlyList<string> Allows { get; init; } = [];
    public IReadOnlyList<string> Problems { get; init; } = [];
    public int? Line { get; init; }
    public string? Excerpt { get; init; }
}
