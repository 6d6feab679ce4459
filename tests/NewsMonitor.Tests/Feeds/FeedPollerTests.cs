using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using static NewsMonitor.Tests.Feeds.PollingBench;

namespace NewsMonitor.Tests.Feeds;

public sealed class FeedPollerTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task New_entries_reach_the_inbox_once()
    {
        await using var bench = await StartAsync(azurite);
        bench.Serve("/a", 1, 2, 3);

        var first = await bench.PollAsync();
        bench.Serve("/a", 4, 3, 2);
        bench.Clock.Advance(Hour * 2);
        var second = await bench.PollAsync();

        Assert.Equal((3, 1), (first.New, second.New));
        Assert.Equal(["T1", "T2", "T3", "T4"], bench.Inbox().Select(item => item.Title).Order());
    }

    [Fact]
    public async Task A_feed_that_is_not_due_is_not_asked_unless_all_are()
    {
        await using var bench = await StartAsync(azurite);
        bench.Serve("/a", 1);

        await bench.PollAsync();
        var early = await bench.PollAsync();
        var all = await bench.PollAsync(PollScope.All);

        Assert.Equal((0, 1, 1), (early.Polled, early.Watched, all.Polled));
        Assert.Equal(2, bench.Asked.Count);
    }

    [Fact]
    public async Task Validators_go_back_as_they_came_and_a_304_writes_nothing_but_the_times()
    {
        await using var bench = await StartAsync(azurite);
        bench.Serve("/a", context => context.Request.Headers.IfNoneMatch.Count == 0
            ? Answer(context, 200, Rss(1), ("ETag", "W/\"a\"-gzip"), ("Last-Modified", "yesterday, more or less"))
            : Answer(context, 304, ""));
        await bench.PollAsync();
        var writes = new List<string>();
        bench.BeforeWrite = writes.Add;
        bench.Clock.Advance(Hour * 2);

        var report = await bench.PollAsync();

        Assert.Equal(1, report.Unchanged);
        Assert.Equal("/a W/\"a\"-gzipyesterday, more or less", bench.Asked.Last());
        Assert.Equal(["book"], writes);
    }

    [Fact]
    public async Task A_304_can_bring_a_new_tag()
    {
        await using var bench = await StartAsync(azurite);
        bench.Serve("/a", context => context.Request.Headers.IfNoneMatch.Count == 0
            ? Answer(context, 200, Rss(1), ("ETag", "\"1\""))
            : Answer(context, 304, "", ("ETag", "\"2\"")));

        for (var i = 0; i < 3; i++)
        {
            await bench.PollAsync();
            bench.Clock.Advance(Hour * 2);
        }

        Assert.Equal(["/a", "/a \"1\"", "/a \"2\""], bench.Asked);
    }

    [Fact]
    public async Task How_a_server_answered_is_counted_with_the_times()
    {
        await using var bench = await StartAsync(azurite);
        var answers = new Queue<int>([200, 304, 429, 403]);
        var feed = bench.Serve("/a", context => Answer(context, answers.Peek(), answers.Dequeue() == 200 ? Rss(1) : "", ("ETag", "\"1\"")));

        for (var i = 0; i < 4; i++)
        {
            await bench.PollAsync(PollScope.All);
            bench.Clock.Advance(Hour * 7);
        }

        var time = await bench.TimeOfAsync(feed);
        Assert.Equal(new Traffic(Asked: 4, Unchanged: 1, RateLimited: 1, Forbidden: 1, KiB: 1), time.Traffic);
        Assert.Equal(bench.Clock.GetUtcNow() - Hour * 21, time.LastGood);
    }

    [Fact]
    public async Task A_body_that_did_not_change_is_not_read_again_though_the_server_knows_no_validators()
    {
        await using var bench = await StartAsync(azurite);
        bench.Serve("/a", 1);
        await bench.PollAsync();
        var writes = new List<string>();
        bench.BeforeWrite = writes.Add;
        bench.Clock.Advance(Hour * 2);

        Assert.Equal(1, (await bench.PollAsync()).Unchanged);
        Assert.Equal(["book"], writes);
    }

    [Fact]
    public async Task A_server_that_answers_304_for_ever_is_found_out_within_a_day()
    {
        await using var bench = await StartAsync(azurite);
        var items = 1;
        var feed = bench.Serve("/a", context => context.Request.Headers.IfNoneMatch.Count == 0
            ? Answer(context, 200, Rss([.. Enumerable.Range(1, items)]), ("ETag", "\"for ever\""))
            : Answer(context, 304, ""));
        await bench.PollAsync();
        items = 2;
        bench.Clock.Advance(Hour * 3);
        Assert.Equal(0, (await bench.PollAsync()).New);
        bench.Clock.Advance(Hour * 22);

        Assert.Equal(1, (await bench.PollAsync()).New);
        Assert.True((await bench.StateOfAsync(feed)).IgnoreValidators);
        items = 3;
        bench.Clock.Advance(Hour * 3);
        Assert.Equal(1, (await bench.PollAsync()).New);
    }

    [Fact]
    public async Task A_feed_that_breaks_keeps_its_last_good_state_and_says_where_it_broke()
    {
        await using var bench = await StartAsync(azurite);
        var feed = bench.Serve("/a", 1, 2, 3);
        bench.Serve("/b", 7);
        await bench.PollAsync();
        bench.Serve("/a", context => Answer(context, 200, "{ this is\n no feed"));
        bench.Clock.Advance(Hour * 2);

        var report = await bench.PollAsync();

        var state = await bench.StateOfAsync(feed);
        Assert.Equal((1, 1), (report.Failed, report.Unchanged));
        Assert.Equal(3, state.Entries);
        Assert.NotEqual(FailureKind.Other, state.Illness?.Kind);
        Assert.StartsWith("{ this is", state.Illness?.Excerpt, StringComparison.Ordinal);
        Assert.Equal(DueReason.Failure, (await bench.TimeOfAsync(feed)).Reason);
        bench.Serve("/a", 1, 2, 3);
        bench.Clock.Advance(Hour * 2);
        await bench.PollAsync();
        Assert.Null((await bench.StateOfAsync(feed)).Illness);
    }

    [Fact]
    public async Task A_failure_that_lasts_is_written_down_once()
    {
        await using var bench = await StartAsync(azurite);
        var feed = bench.Serve("/a", context => Answer(context, 404, $"at {bench.Clock.GetUtcNow()}"));
        var writes = new ConcurrentQueue<string>();
        bench.BeforeWrite = writes.Enqueue;
        for (var i = 0; i < 4; i++)
        {
            await bench.PollAsync();
            bench.Clock.Advance(Hour * 9);
        }

        Assert.Equal(["state", "book", "book", "book", "book"], writes);
        Assert.Equal(16, (await bench.TimeOfAsync(feed)).Strikes);
    }

    [Theory]
    [InlineData(429, "600")]
    [InlineData(503, "600")]
    [InlineData(429, "Tue, 24 Nov 2026 08:10:00 GMT")]
    public async Task A_host_that_asks_for_time_gets_it_from_all_its_feeds_and_all_instances(int status, string retryAfter)
    {
        await using var bench = await StartAsync(azurite);
        bench.Options = new() { Concurrency = 1 };
        foreach (var path in new[] { "/a", "/b", "/c" })
            bench.Serve(path, context => Answer(context, status, "", ("Retry-After", retryAfter)));

        var report = await bench.PollAsync();
        Assert.Equal((1, 2), (report.Failed, report.Postponed));
        bench.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(3, (await bench.PollAsync(PollScope.All)).Postponed);
        bench.Clock.Advance(Hour * 2);

        Assert.True((await bench.PollAsync()).Failed > 0);
    }

    [Fact]
    public async Task A_feed_that_is_gone_stops_and_says_so()
    {
        await using var bench = await StartAsync(azurite);
        var feed = bench.Serve("/a", context => Answer(context, 410, ""));
        await bench.PollAsync();
        bench.Clock.Advance(TimeSpan.FromDays(400));
        await bench.PollAsync();

        Assert.Single(bench.Asked);
        var health = FeedHealth.Of(feed, await bench.StateOfAsync(feed), await bench.TimeOfAsync(feed), bench.Clock.GetUtcNow());
        Assert.Equal((FeedStatus.Stopped, true), (health.Status, health.IsIll));
    }

    [Fact]
    public async Task A_feed_behind_a_bot_challenge_is_called_that_and_its_second_address_serves()
    {
        await using var bench = await StartAsync(azurite);
        var feed = bench.Serve("/a", context => Answer(context, 403, "", ("cf-mitigated", "challenge")));
        bench.Serve("/b", 1, 2);
        bench.Feeds.Clear();
        bench.Feeds.Add(feed with { FallbackUrl = bench.At("/b") });

        var first = await bench.PollAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = await bench.PollAsync();

        Assert.Equal(FailureKind.BotChallenge, first.Feeds[0].Failure?.Kind);
        Assert.Equal(2, second.New);
        Assert.Contains("second address", Assert.Single(FeedHealth.Of(feed, await bench.StateOfAsync(feed), await bench.TimeOfAsync(feed), Start).Remarks), StringComparison.Ordinal);

        // A day later the first address is tried again, and has come back.
        bench.Serve("/a", 1, 2, 3);
        bench.Clock.Advance(TimeSpan.FromDays(1.2));
        Assert.Equal(1, (await bench.PollAsync()).New);
        Assert.False((await bench.StateOfAsync(feed)).OnFallback);
    }

    [Fact]
    public async Task A_moved_feed_is_asked_at_its_new_address_after_a_week()
    {
        await using var bench = await StartAsync(azurite);
        bench.Serve("/a", context => Answer(context, 301, "", ("Location", "/new")));
        bench.Serve("/new", 1);
        bench.Feeds.RemoveAt(1);
        for (var day = 0; day < 9; day++)
        {
            await bench.PollAsync();
            bench.Clock.Advance(TimeSpan.FromDays(1.2));
        }

        Assert.Equal(7, bench.Asked.Count(asked => asked == "/a"));
        Assert.Equal(9, bench.Asked.Count(asked => asked == "/new"));
        Assert.Single(bench.Inbox());
    }

    [Fact]
    public async Task More_new_entries_than_one_poll_takes_come_with_the_next_ones()
    {
        await using var bench = await StartAsync(azurite);
        bench.Options = new() { MaxNewPerPoll = 3 };
        var feed = bench.Serve("/a", context => context.Request.Headers.IfNoneMatch.Count == 0
            ? Answer(context, 200, Rss(1, 2, 3, 4, 5, 6, 7, 8), ("ETag", "\"1\""))
            : Answer(context, 304, ""));

        var counts = new List<(int, int)>();
        for (var i = 0; i < 4; i++)
        {
            var report = await bench.PollAsync();
            counts.Add((report.New, report.Waiting));
            bench.Clock.Advance(Hour);
        }

        Assert.Equal([(3, 5), (3, 2), (2, 0), (0, 0)], counts);
        Assert.Equal(8, bench.Inbox().Count);
        Assert.False((await bench.StateOfAsync(feed)).Baselining);
    }

    [Fact]
    public async Task A_kill_between_any_two_effects_loses_nothing_and_doubles_nothing()
    {
        for (var fatal = 1; fatal <= 7; fatal++)
        {
            await using var bench = await StartAsync(azurite);
            var feed = bench.Serve("/a", 1, 2, 3, 4);
            var writes = 0;
            var dead = fatal;
            bench.BeforeWrite = what =>
            {
                // Dead is dead: nothing is written after it either.
                if (++writes >= dead)
                    throw new IOException($"killed before {what}");
            };
            try
            {
                await bench.PollAsync();
            }
            catch (Exception e) when (e is IOException or InvalidOperationException)
            {
                // The next process starts from what storage holds.
            }

            bench.BeforeWrite = _ => { };
            bench.Clock.Advance(Hour);
            await bench.PollAsync();
            bench.Serve("/a", 5, 4, 3, 2);
            bench.Clock.Advance(Hour * 3);
            await bench.PollAsync();

            Assert.Equal(["T1", "T2", "T3", "T4", "T5"], bench.Inbox().Select(item => item.Title).Order());
            Assert.Equal(5, (await bench.StateOfAsync(feed)).Taken);
        }
    }

    [Fact]
    public async Task A_slow_feed_delays_no_other_and_a_host_sees_two_requests_at_most()
    {
        await using var bench = await StartAsync(azurite);
        var release = new TaskCompletionSource();
        int open = 0, most = 0;
        async Task Counted(HttpContext context, Task until)
        {
            var now = Interlocked.Increment(ref open);
            most = Math.Max(most, now);
            await until;
            Interlocked.Decrement(ref open);
            await Answer(context, 200, Rss(1));
        }

        bench.Serve("/slow", context => Counted(context, release.Task));
        for (var i = 0; i < 8; i++)
        {
            var last = i == 7;
            bench.Serve($"/{i}", async context =>
            {
                await Counted(context, Task.Delay(10));
                if (last)
                    release.SetResult();
            });
        }

        var report = await bench.PollAsync();

        Assert.Equal((9, 0), (report.Polled, report.Failed));
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Storage_that_fails_for_every_feed_fails_the_cycle_and_for_one_only_that_one()
    {
        await using var bench = await StartAsync(azurite);
        bench.Serve("/a", 1);
        bench.BeforeWrite = what => _ = what == "state" ? throw new IOException("no storage") : what;
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.PollAsync());

        bench.Serve("/b", 2);
        var states = 0;
        bench.BeforeWrite = what => _ = what == "state" && ++states == 1 ? throw new IOException("no storage") : what;
        var report = await bench.PollAsync(PollScope.All);

        Assert.Single(report.Feeds, feed => feed.Outcome == PollOutcome.Broke);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/feed")]
    [InlineData("file:///etc/passwd")]
    public async Task A_catalogue_cannot_make_the_poller_ask_an_address_inside(string address)
    {
        await using var bench = await StartAsync(azurite);
        bench.Feeds.Add(new(new(address), "inside"));

        var report = await bench.PollAsync();

        Assert.Equal(FailureKind.AddressRefused, report.Feeds[0].Failure?.Kind);
    }

    [Fact]
    public async Task A_feed_named_twice_is_asked_once_and_one_that_left_the_catalogue_is_forgotten()
    {
        await using var bench = await StartAsync(azurite);
        var feed = bench.Serve("/a", 1);
        bench.Feeds.Add(feed with { Title = "again" });

        Assert.Equal(1, (await bench.PollAsync()).Polled);
        bench.Feeds.Clear();
        bench.Serve("/b", 2);
        await bench.PollAsync();

        Assert.Equal(DueReason.NeverPolled, (await bench.TimeOfAsync(feed)).Reason);
    }
}
