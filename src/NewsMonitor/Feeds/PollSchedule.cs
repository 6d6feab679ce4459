using System.Globalization;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>When to ask a feed again, and why then. Pure: the same history gives the same time.</summary>
public static class PollSchedule
{
    private const int Hard = 4;
    private const int Soft = 2;
    private const int Fleeting = 1;

    private const int RhythmEntries = 20;
    private const int QuietPolls = 8;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestRetryWhenLimited = TimeSpan.FromHours(6);
    private static readonly TimeSpan MostJitter = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LeastUnconditional = TimeSpan.FromHours(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>How often to ask by the document alone: half the gap between its newest entries, sooner when nearly all of it was new.</summary>
    public static (TimeSpan? Interval, DueReason Reason) IntervalOf(FeedState before, TimeSpan? gap, int entries, int found)
    {
        var rhythm = gap / 2;
        // So much new at once means that entries may have come and gone unseen.
        if (!before.Baselining && entries >= 3 && found >= entries * 2 / 3.0 && before.Interval is { } last)
            return (rhythm < last / 2 ? rhythm : last / 2, DueReason.MostlyNew);
        return rhythm is null ? (before.Interval, before.IntervalReason) : (rhythm, DueReason.Rhythm);
    }

    /// <summary>Mean gap between the newest entries; null where fewer than three bear a date.</summary>
    public static TimeSpan? GapOf(IEnumerable<FeedEntry> entries, DateTimeOffset now)
    {
        var newest = entries.Select(entry => entry.Published ?? entry.Updated).OfType<DateTimeOffset>().Where(date => date <= now)
            .OrderDescending().Take(RhythmEntries).ToList();
        return newest.Count < 3 ? null : (newest[0] - newest[^1]) / (newest.Count - 1);
    }

    public static PollTime AfterSuccess(PollTime time, FeedState state, bool foundNew, bool waiting, bool full, DateTimeOffset now, PollingOptions options)
    {
        var quiet = foundNew ? 0 : time.Quiet + 1;
        var (every, reason) = waiting ? (options.MinInterval, DueReason.Backlog) : Every(state, quiet, options);
        var due = now + every + Jitter(time.FeedId, now, every);
        var allowed = Allowed(due, state);
        return time with
        {
            Last = now,
            LastGood = now,
            LastFull = full ? now : time.LastFull,
            Strikes = 0,
            Quiet = quiet,
            Due = allowed,
            Reason = allowed == due ? reason : DueReason.SkipHours,
        };
    }

    public static PollTime AfterFailure(PollTime time, Failure failure, DateTimeOffset now)
    {
        if (failure.Kind == FailureKind.Gone)
            return time with { Last = now, Due = null, Reason = DueReason.Stopped, Strikes = time.Strikes + Hard };

        var longest = failure.Kind == FailureKind.RateLimited ? LongestRetryWhenLimited : LongestRetry;
        var wait = TimeSpan.FromTicks((long)Math.Min(FirstRetry.Ticks * Math.Pow(2, time.Strikes / (double)Hard), longest.Ticks));
        var asked = failure.RetryAfter > wait;
        wait = asked ? failure.RetryAfter!.Value : wait;
        return time with
        {
            Last = now,
            Strikes = time.Strikes + WeightOf(failure.Kind),
            Due = now + wait + Jitter(time.FeedId, now, wait),
            Reason = asked ? DueReason.RetryAfter : DueReason.Failure,
        };
    }

    /// <summary>The other address of the feed is asked soon, and the first one again in a day.</summary>
    public static PollTime BeforeFallback(PollTime time, Failure failure, DateTimeOffset now) => time with
    {
        Last = now, LastFull = now, Strikes = time.Strikes + WeightOf(failure.Kind), Due = now + Soon, Reason = DueReason.Fallback,
    };

    /// <summary>Not asked at all: its host wants to be left alone.</summary>
    public static PollTime Postponed(PollTime time, DateTimeOffset until) =>
        time with { Due = until + Jitter(time.FeedId, until, MostJitter), Reason = DueReason.RetryAfter };

    private static (TimeSpan Every, DueReason Reason) Every(FeedState state, int quiet, PollingOptions options)
    {
        var (every, reason) = state.Interval is { } own ? (own, state.IntervalReason) : (options.BaseInterval, DueReason.NoRhythm);
        if (quiet >= QuietPolls)
            (every, reason) = (every * Math.Min(2, quiet / (double)QuietPolls), DueReason.Quiet);

        var shortest = state.Stated?.By == DueReason.CacheControl ? options.MinInterval : options.UnstatedMinInterval;
        if (every < shortest)
            (every, reason) = (shortest, DueReason.Shortest);
        if (state.IgnoreValidators && every < LeastUnconditional)
            (every, reason) = (LeastUnconditional, DueReason.NoValidators);
        if (state.Stated is { } stated && stated.Every > every)
            (every, reason) = (stated.Every, stated.By);
        return every > options.MaxInterval ? (options.MaxInterval, DueReason.Longest) : (every, reason);
    }

    private static DateTimeOffset Allowed(DateTimeOffset due, FeedState state)
    {
        var at = due.ToUniversalTime();
        for (var hours = 0; hours < 8 * 24; hours++)
        {
            if ((state.SkipHours >> at.Hour & 1) == 0 && (state.SkipDays >> (int)at.DayOfWeek & 1) == 0)
                return at == due ? due : at;
            at = new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
        }

        // A feed that skips every hour has not understood the question.
        return due;
    }

    /// <summary>How much a failure says against the feed: a dead link much, a name server that hiccups little.</summary>
    private static int WeightOf(FailureKind kind) => kind switch
    {
        FailureKind.NameNotResolved => Fleeting,
        FailureKind.TimedOut or FailureKind.ConnectionFailed or FailureKind.ServerError or FailureKind.Other => Soft,
        _ => Hard,
    };

    // Up to a tenth, so that feeds polled together drift apart; from the feed and the time, so that it can be repeated.
    private static TimeSpan Jitter(string feedId, DateTimeOffset now, TimeSpan every)
    {
        var x = ulong.Parse(feedId, NumberStyles.HexNumber, CultureInfo.InvariantCulture) ^ ((ulong)now.ToUnixTimeSeconds() * 0x9E3779B97F4A7C15);
        x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCD;
        var most = every / 10 < MostJitter ? every / 10 : MostJitter;
        return TimeSpan.FromSeconds(Math.Floor(most.TotalSeconds * ((x >> 40) / (double)(1 << 24))));
    }
}
