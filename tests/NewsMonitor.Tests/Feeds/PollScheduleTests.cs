using CsCheck;
using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Feeds;

public sealed class PollScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero); // a Tuesday
    private static readonly PollTime Time = new("00000000000000ff") { Last = Now.AddHours(-1), Reason = DueReason.Rhythm };
    private static readonly FeedState State = new("00000000000000ff") { Baselining = false };
    private static readonly PollingOptions Options = new();

    [Theory]
    [InlineData(null, null, DueReason.NoRhythm, 60)]
    [InlineData(45, null, DueReason.Rhythm, 45)]
    [InlineData(5, null, DueReason.Shortest, 20)]
    [InlineData(99_999, null, DueReason.Longest, 1440)]
    [InlineData(45, 30, DueReason.Rhythm, 45)]
    [InlineData(45, 120, DueReason.CacheControl, 120)]
    [InlineData(5, 0, DueReason.Shortest, 10)]
    [InlineData(15, 5, DueReason.Rhythm, 15)]
    [InlineData(45, 999_999, DueReason.Longest, 1440)]
    public void The_interval_is_the_feeds_own_unless_the_server_or_manners_say_otherwise(int? own, int? stated, DueReason reason, int minutes)
    {
        var state = State with
        {
            Interval = own is { } o ? TimeSpan.FromMinutes(o) : null,
            IntervalReason = own is null ? DueReason.NoRhythm : DueReason.Rhythm,
            Stated = stated is { } s ? new(TimeSpan.FromMinutes(s), DueReason.CacheControl) : null,
        };

        var next = PollSchedule.AfterSuccess(Time, state, foundNew: true, waiting: false, full: true, Now, Options);

        Assert.Equal(reason, next.Reason);
        Assert.InRange(next.Due!.Value, Now.AddMinutes(minutes), Now.AddMinutes(minutes * 1.1));
        Assert.True(next.Due - Now - TimeSpan.FromMinutes(minutes) <= TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData(0, 45)]
    [InlineData(6, 45)]
    [InlineData(7, 45)]
    [InlineData(11, 67.5)]
    [InlineData(50, 90)]
    public void A_feed_that_brings_nothing_is_asked_less_often_and_never_less_than_half_as_often(int quietBefore, double minutes)
    {
        var state = State with { Interval = TimeSpan.FromMinutes(45), IntervalReason = DueReason.Rhythm };

        var next = PollSchedule.AfterSuccess(Time with { Quiet = quietBefore }, state, foundNew: false, waiting: false, full: false, Now, Options);

        Assert.Equal(quietBefore + 1, next.Quiet);
        Assert.InRange(next.Due!.Value, Now.AddMinutes(minutes), Now.AddMinutes(minutes * 1.1));
    }

    [Theory]
    [InlineData(FailureKind.NotFound, 0, 30, 4)]
    [InlineData(FailureKind.NotFound, 4, 60, 8)]
    [InlineData(FailureKind.NotFound, 8, 120, 12)]
    [InlineData(FailureKind.TimedOut, 4, 60, 6)]
    [InlineData(FailureKind.NameNotResolved, 4, 60, 5)]
    [InlineData(FailureKind.NotFound, 4000, 7 * 24 * 60, 4004)]
    [InlineData(FailureKind.RateLimited, 4000, 6 * 60, 4004)]
    public void A_failing_feed_is_backed_off_by_the_weight_of_its_failures_and_never_given_up(FailureKind kind, int strikes, int minutes, int after)
    {
        var next = PollSchedule.AfterFailure(Time with { Strikes = strikes }, new(kind, "x"), Now);

        Assert.Equal(after, next.Strikes);
        Assert.Equal(DueReason.Failure, next.Reason);
        Assert.InRange(next.Due!.Value, Now.AddMinutes(minutes), Now.AddMinutes(minutes + Math.Min(minutes * 0.1, 30)));
    }

    [Theory]
    [InlineData(FailureKind.RateLimited)]
    [InlineData(FailureKind.ServerError)]
    public void Retry_after_is_the_least_that_is_waited(FailureKind kind)
    {
        var next = PollSchedule.AfterFailure(Time, new(kind, "x") { RetryAfter = TimeSpan.FromHours(9) }, Now);

        Assert.Equal(DueReason.RetryAfter, next.Reason);
        Assert.True(next.Due >= Now.AddHours(9));
    }

    [Fact]
    public void A_feed_that_is_gone_stops_and_one_that_comes_back_starts_afresh()
    {
        var gone = PollSchedule.AfterFailure(Time, new(FailureKind.Gone, "x"), Now);
        var back = PollSchedule.AfterSuccess(gone, State, foundNew: false, waiting: false, full: true, Now, Options);

        Assert.False(gone.IsDue(Now.AddYears(50)));
        Assert.Equal(DueReason.Stopped, gone.Reason);
        Assert.Equal(0, back.Strikes);
        Assert.True(back.IsDue(Now.AddDays(1)));
    }

    [Theory]
    [InlineData(new[] { 9, 10 }, new DayOfWeek[0], "2026-11-24T11:00Z")]
    [InlineData(new int[0], new[] { DayOfWeek.Tuesday }, "2026-11-25T00:00Z")]
    [InlineData(new[] { 0 }, new[] { DayOfWeek.Tuesday, DayOfWeek.Wednesday }, "2026-11-26T01:00Z")]
    public void Hours_and_days_that_the_feed_skips_are_skipped(int[] hours, DayOfWeek[] days, string due)
    {
        var state = State with { SkipHours = hours.Sum(hour => 1 << hour), SkipDays = days.Sum(day => 1 << (int)day) };

        var next = PollSchedule.AfterSuccess(Time, state, foundNew: true, waiting: false, full: true, Now, Options);

        Assert.Equal(DateTimeOffset.Parse(due, null), next.Due);
        Assert.Equal(DueReason.SkipHours, next.Reason);
    }

    [Fact]
    public void A_feed_that_skips_every_hour_is_asked_all_the_same()
    {
        var next = PollSchedule.AfterSuccess(Time, State with { SkipHours = 0xFFFFFF }, true, waiting: false, full: true, Now, Options);

        Assert.InRange(next.Due!.Value, Now.AddMinutes(60), Now.AddMinutes(66));
    }

    [Fact]
    public void A_feed_whose_document_was_nearly_all_new_is_asked_twice_as_often()
    {
        var state = State with { Interval = TimeSpan.FromMinutes(60) };

        var (interval, reason) = PollSchedule.IntervalOf(state, TimeSpan.FromHours(4), entries: 10, found: 7);

        Assert.Equal((TimeSpan.FromMinutes(30), DueReason.MostlyNew), (interval, reason));
        Assert.Equal(DueReason.Rhythm, PollSchedule.IntervalOf(state, TimeSpan.FromHours(4), 10, 6).Reason);
        Assert.Equal(DueReason.Rhythm, PollSchedule.IntervalOf(state with { Baselining = true }, TimeSpan.FromHours(4), 10, 10).Reason);
    }

    [Fact]
    public void A_feeds_rhythm_is_the_gap_between_its_newest_dated_entries()
    {
        FeedEntry At(int hoursAgo) => new() { Id = $"{hoursAgo}", Published = Now.AddHours(-hoursAgo) };

        Assert.Equal(TimeSpan.FromHours(2), PollSchedule.GapOf([At(1), At(5), At(3), new() { Id = "undated" }, At(-900)], Now));
        Assert.Null(PollSchedule.GapOf([At(1), At(5)], Now));
    }

    [Fact]
    public void Whatever_happens_the_next_time_lies_ahead_and_within_reach() =>
        Gen.Select(Gen.Int[0, 70_000], Gen.Int[0, 70_000], Gen.Long[0, 1L << 45].Nullable(), Gen.Long[0, 1L << 50].Nullable(), Gen.Int, Gen.Enum<FailureKind>())
            .Sample((strikes, quiet, own, stated, skips, kind) =>
            {
                var time = Time with { Strikes = strikes, Quiet = quiet };
                var state = State with
                {
                    Interval = own is { } o ? TimeSpan.FromTicks(o) : null,
                    Stated = stated is { } s ? new(TimeSpan.FromTicks(s), DueReason.TimeToLive) : null,
                    SkipHours = skips & 0xFFFFFF,
                    SkipDays = skips >> 24 & 0x7F,
                };

                var success = PollSchedule.AfterSuccess(time, state, quiet % 2 == 0, strikes % 2 == 0, true, Now, Options);
                var failure = PollSchedule.AfterFailure(time, new(kind, "x"), Now);

                Assert.InRange(success.Due!.Value, Now.AddMinutes(10), Now.AddDays(10));
                if (kind != FailureKind.Gone)
                    Assert.InRange(failure.Due!.Value, Now.AddMinutes(30), Now.AddDays(7.1));
            });

    [Fact]
    public void The_times_of_all_feeds_survive_packing()
    {
        var times = Enumerable.Range(0, 5000).Select(i => new PollTime($"{i * 7919L:x16}")
        {
            Last = i % 3 == 0 ? null : Now.AddSeconds(i), Due = i % 5 == 0 ? null : Now.AddMinutes(i), LastFull = Now.AddDays(-1),
            LastGood = i % 4 == 0 ? null : Now.AddHours(-1), Traffic = new((uint)i, (uint)i / 2, (uint)i % 7, (uint)i % 5, (uint)i * 40),
            Reason = (DueReason)(i % 17), Strikes = i, Quiet = i % 100,
        }).ToList();

        var pages = new PollBook(times).Pack(60_000);
        var back = PollBook.Unpack([.. pages.Select(page => new ReadOnlyMemory<byte>(page))]).Pack(60_000);

        Assert.Equal(5, pages.Count);
        Assert.Equal(pages, back);
        Assert.All(Enum.GetValues<DueReason>(), reason => Assert.NotEmpty(FeedHealth.InWords(reason)));
        Assert.Equal(times.OrderBy(time => time.FeedId, StringComparer.Ordinal).Take(9),
            Enumerable.Range(0, 9).Select(i => PollTime.ReadFrom(pages[0].AsSpan(i * PollTime.Size))));
    }
}
