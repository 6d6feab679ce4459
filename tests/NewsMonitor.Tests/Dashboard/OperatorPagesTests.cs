using System.Text;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Events;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Dashboard;

public sealed class OperatorPagesTests(AzuriteFixture azurite)
{
    private const string Subscriptions = """
        { "subscriptions": [
          { "id": "desk", "title": "The desk", "channel": "email", "recipients": ["analyst@example.org"], "cadence": { "kind": "daily", "at": ["07:00"] }, "timeZone": "America/Bogota" },
          { "id": "trade", "title": "Trade only", "channel": "email", "recipients": ["trade@example.org"], "topics": ["trade"], "cadence": { "kind": "hourly" }, "timeZone": "America/Bogota" }
        ] }
        """;

    private static readonly DateTimeOffset Slot = DashboardSeed.Now.AddHours(-3);

    [Fact]
    public async Task A_feed_that_is_ill_stands_first_with_its_reason_in_words()
    {
        var (well, ill) = (new Feed(new Uri("https://well.example/feed"), "Well read"), new Feed(new Uri("https://ill.example/feed"), "<b>Ill</b>"));
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite, services => services.AddSingleton<IFeedCatalogue>(new MemoryCatalogue([well, ill])));
        var states = dashboard.Part<IFeedStates>();
        await states.SaveAsync(FeedState.New(well) with { Entries = 20, LastNew = DashboardSeed.Now, Newest = DashboardSeed.Now }, null, CancellationToken.None);
        await states.SaveAsync(FeedState.New(ill).Ill(new Failure(FailureKind.BotChallenge, "403: blocked by bot challenge"), 3, "<script>alert(1)</script>", DashboardSeed.Now.AddDays(-2)), null, CancellationToken.None);

        var page = await dashboard.PageAsync("/feeds");

        var rows = page.QuerySelectorAll("table.list tbody tr");
        Assert.Contains("<b>Ill</b>", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("403: blocked by bot challenge", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("for 2 days", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Empty(rows[0].QuerySelectorAll("b, script"));
        Assert.Equal("well", rows[1].QuerySelector(".state")!.TextContent);
    }

    [Fact]
    public async Task A_feed_shows_its_last_day_beside_its_habit_and_how_its_host_was_treated()
    {
        var feed = new Feed(new Uri("https://well.example/feed"), "Well read");
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite, services => services.AddSingleton<IFeedCatalogue>(new MemoryCatalogue([feed])));
        await dashboard.Part<IFeedStates>().SaveAsync(FeedState.New(feed) with { Entries = 20, LastNew = DashboardSeed.Now, Gap = TimeSpan.FromHours(3) }, null, CancellationToken.None);
        var time = new PollTime(feed.Id) { Last = DashboardSeed.Now, LastGood = DashboardSeed.Now.AddHours(-1), Traffic = new Traffic(40, 30, 2, 1, 512) };
        await dashboard.Part<IFeedStates>().SaveBookAsync(new PollBook([time]), CancellationToken.None);
        await dashboard.Part<IHostSlots>().ReserveAsync("well.example", TimeSpan.Zero, DateTimeOffset.MaxValue, CancellationToken.None);
        foreach (var hours in (int[])[2, 5, 30])
            await dashboard.Part<IStoryIndex>().SaveAsync(DashboardSeed.Row($"S{hours}", DashboardSeed.Now.AddHours(-hours)) with { FeedId = feed.Id }, CancellationToken.None);

        var page = await dashboard.PageAsync("/feeds");

        var line = page.QuerySelector("table.feeds tbody tr")!.TextContent;
        Assert.Contains("2 in the last day", line, StringComparison.Ordinal);
        Assert.Contains("usually 8 a day", line, StringComparison.Ordinal);
        Assert.Contains("304: 30 · 429: 2 · 403: 1", line, StringComparison.Ordinal);
        var host = page.QuerySelectorAll(".scroll tbody tr td").Select(cell => cell.TextContent);
        Assert.Equal(["well.example", "40", "75 %", "2", "1", "512 KB", "1", ""], host);
    }

    [Fact]
    public async Task Poll_now_makes_a_feed_due_and_leaves_the_others()
    {
        var (one, other) = (new Feed(new Uri("https://one.example/feed"), "One"), new Feed(new Uri("https://other.example/feed"), "Other"));
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite, services => services.AddSingleton<IFeedCatalogue>(new MemoryCatalogue([one, other])));
        var states = dashboard.Part<IFeedStates>();
        var later = DashboardSeed.Now.AddHours(5);
        await states.SaveBookAsync(new PollBook([new PollTime(one.Id) { Due = later }, new PollTime(other.Id) { Due = later }]), CancellationToken.None);

        var page = await dashboard.PostAsync($"/feeds/{one.Id}/poll");

        var book = await states.LoadBookAsync(CancellationToken.None);
        Assert.Equal((DashboardSeed.Now, later), (book.Of(one).Due, book.Of(other).Due));
        Assert.Contains("One is polled", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(404, (await dashboard.AskAsync("/feeds/ffffffffffffffff/poll", "POST", form: "")).Status);
    }

    [Fact]
    public async Task A_digest_shows_what_it_said_to_whom_and_how_that_ended_with_the_recipient_masked()
    {
        await using var dashboard = await WithDigestAsync();

        var list = await dashboard.PageAsync("/digests");
        var page = await dashboard.PageAsync(list.QuerySelector("table.list a")!.GetAttribute("href")!);

        Assert.Contains("will be tried again", page.QuerySelector("table.list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("451 greylisted", page.QuerySelector("table.list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("a***@example.org", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("analyst@example.org", list.Body!.InnerHtml + page.Body.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_itself_comes_in_a_sandbox_of_its_own()
    {
        await using var dashboard = await WithDigestAsync();
        var page = await dashboard.PageAsync($"/digest/desk/{DigestId.Of("desk", Slot)}");
        var frame = page.QuerySelector("iframe")!;

        var (status, headers, body) = await dashboard.AskAsync(frame.GetAttribute("src")!);

        Assert.True(frame.HasAttribute("sandbox"));
        Assert.Equal((200, "<p style='color:red'>Hello</p>"), (status, body));
        Assert.Contains("default-src 'none'", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Contains("sandbox", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_again_asks_for_the_same_digest()
    {
        await using var dashboard = await WithDigestAsync();

        await dashboard.PostAsync($"/digest/desk/{DigestId.Of("desk", Slot)}/again");

        var page = await dashboard.PageAsync("/operations");
        Assert.Contains(page.QuerySelectorAll("table.list tr"), row => row.TextContent.Contains("digests", StringComparison.Ordinal) && row.QuerySelector(".num")?.TextContent == "1");
    }

    [Fact]
    public async Task What_gave_up_is_shown_with_its_reason_and_can_be_sent_again()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);
        await dashboard.Part<IPoisonQueues>().SetAsideAsync(new DigestRequest("desk", Slot), "550 <ana@example.org> no such user <img src=x>", CancellationToken.None);

        var before = await dashboard.PageAsync("/operations");
        var message = before.QuerySelector("input[name=message]")!.GetAttribute("value")!;
        var after = await dashboard.PostAsync("/operations/redrive", $"message={Uri.EscapeDataString(message)}");

        Assert.Contains("550 <a***@example.org> no such user <img src=x>", before.QuerySelector("table.list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 message was sent again", after.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector("input[name=message]"));
    }

    [Fact]
    public async Task The_books_show_a_booking_that_got_lost()
    {
        await using var dashboard = await WithDigestAsync();
        Assert.Equal("They balance.", Balance(await dashboard.PageAsync("/operations")));

        await dashboard.Part<IStoryIndex>().SaveAsync(DashboardSeed.Row("Lost", DashboardSeed.Now.AddHours(-2)) with { Booked = 1 }, CancellationToken.None);

        Assert.Equal("1 missing from the outbox.", Balance(await dashboard.PageAsync("/operations")));

        static string Balance(IDocument page) => page.QuerySelector("main .state")!.TextContent;
    }

    [Fact]
    public async Task The_books_balance_when_a_subscription_was_removed_while_its_stories_waited()
    {
        await using var dashboard = await WithDigestAsync();
        var story = DashboardSeed.Row("Waits", DashboardSeed.Now.AddHours(-2)) with { Booked = 1 };
        await dashboard.Part<IStoryIndex>().SaveAsync(story, CancellationToken.None);
        await dashboard.Part<IOutbox>().AddAsync(
            new Booking { Subscription = "removed", Story = story.Id, Slot = DashboardSeed.Now, BookedAt = DashboardSeed.Now.AddHours(-2) }, CancellationToken.None);

        var page = await dashboard.PageAsync("/operations");

        Assert.Equal("They balance.", page.QuerySelector("main .state")!.TextContent);
    }

    [Fact]
    public async Task Why_tells_for_each_subscription_what_became_of_a_story()
    {
        await using var dashboard = await WithDigestAsync();

        var page = await dashboard.PageAsync($"/story/{Story().Id}");

        var passages = page.QuerySelectorAll("aside section").First(section => section.TextContent.Contains("The desk", StringComparison.Ordinal)).TextContent;
        Assert.Contains("In a digest that is on its way", passages, StringComparison.Ordinal);
        Assert.Contains("a***@example.org: 451 greylisted", passages, StringComparison.Ordinal);
        Assert.Contains("Not wanted: it takes Trade only.", passages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_on_a_story_is_kept()
    {
        await using var dashboard = await WithDigestAsync();

        await dashboard.PostAsync($"/story/{Story().Id}/feedback", "verdict=not-relevant");

        var kept = Assert.Single(await dashboard.Part<IFeedback>().OfStoryAsync(Story().Id, CancellationToken.None));
        Assert.Equal((false, "dashboard"), (kept.Relevant, kept.By));
    }

    private static StoryRow Story() => DashboardSeed.Row("Told", DashboardSeed.Now.AddHours(-5)) with { Topics = ["sanctions"], Booked = 1 };

    private async Task<TestDashboard> WithDigestAsync()
    {
        var dashboard = await TestDashboard.OnStorageAsync(azurite);
        await dashboard.Part<IConfigStore>().WriteAsync(ShippedConfig.Subscriptions, Encoding.UTF8.GetBytes(Subscriptions), CancellationToken.None);
        var story = Story();
        await dashboard.Part<IStoryIndex>().SaveAsync(story, CancellationToken.None);
        var booking = new Booking
        {
            Subscription = "desk", Story = story.Id, Slot = Slot, BookedAt = story.SeenAt, ChangedAt = Slot, State = BookingState.Taken, Digest = DigestId.Of("desk", Slot),
        };
        await dashboard.Part<IOutbox>().SaveAsync([booking], CancellationToken.None);
        await dashboard.Part<IDigestStore>().FreezeAsync(
            new FrozenDigest
            {
                Id = DigestId.Of("desk", Slot),
                Subscription = "desk",
                Slot = Slot,
                FrozenAt = Slot,
                Channel = Channel.Email,
                Content = new ComposedDigest(),
                Coverage = Coverage.Unknown,
                Bookings = [booking],
                Mail = new FrozenMail { From = "m@example.org", FromName = "Monitor", Domain = "example.org", Subject = "Told", Text = "Hello", Html = "<p style='color:red'>Hello</p>" },
                Deliveries = [new Delivery { Id = "d1@example.org", Target = "analyst@example.org", Attempts = [new DeliveryAttempt(Slot, DeliveryOutcome.Temporary("451 greylisted"))] }],
                Attempts = 1,
            },
            CancellationToken.None);
        return dashboard;
    }
}
