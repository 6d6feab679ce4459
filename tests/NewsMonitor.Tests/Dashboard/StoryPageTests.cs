using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Stories.Pages;

namespace NewsMonitor.Tests.Dashboard;

public sealed class StoryPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_story_shows_its_text_with_the_words_that_counted_and_a_citation()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite, await DashboardSeed.StoriesAsync());
        var list = await dashboard.PageAsync("/?q=velero");

        var page = await dashboard.PageAsync(list.QuerySelector(".event h3 a")!.GetAttribute("href")!);

        Assert.Equal(4, page.QuerySelectorAll(".story .text p").Length);
        Assert.Contains(page.QuerySelectorAll(".story .text mark"), mark => mark.TextContent == "Estados Unidos");
        Assert.Contains("El Correo del Magdalena, ", page.QuerySelector("#citation")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("table.list tbody tr"));
    }

    [Fact]
    public async Task A_script_link_is_never_a_link()
    {
        var stories = new MemoryStories();
        var row = await DashboardSeed.SaveAsync(stories, DashboardSeed.Row("Hostile", DashboardSeed.Now.AddHours(-1)) with { Link = new Uri("javascript:alert(1)") });
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite, stories);

        var page = await dashboard.PageAsync($"/story/{row.Id}");

        Assert.DoesNotContain(page.QuerySelectorAll("a"), link => link.GetAttribute("href")!.Contains("javascript", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_changed_story_shows_which_words_came_and_went()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);
        var row = DashboardSeed.Row("Tariff on flowers", DashboardSeed.Now.AddHours(-2)) with { Version = 2 };
        var story = DashboardSeed.StoryOf(row with { Version = 1 }, "The duty is 10 percent.\n\nGrowers object.");
        foreach (var version in (Story[])[story, story with { Version = 2, Text = "The duty is 17 percent.\n\nGrowers object.", Modified = DashboardSeed.Now.AddHours(-1) }])
            await dashboard.Part<IStoryStore>().SaveAsync(version, CancellationToken.None);
        await dashboard.Part<IStoryIndex>().SaveAsync(row, CancellationToken.None);

        var page = await dashboard.PageAsync($"/story/{row.Id}");

        var change = Assert.Single(page.QuerySelectorAll(".change"));
        Assert.Equal(("10", "17"), (change.QuerySelector("del")!.TextContent, change.QuerySelector("ins")!.TextContent));
        Assert.Contains("Version 2, 24 Nov 2026 09:30", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_archived_page_comes_as_a_file_to_keep_and_never_as_a_page()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);
        var row = DashboardSeed.Row("Archived", DashboardSeed.Now.AddHours(-2));
        await dashboard.Part<IStoryStore>().SaveAsync(DashboardSeed.StoryOf(row, "Text."), CancellationToken.None);
        await dashboard.Part<IStoryIndex>().SaveAsync(row, CancellationToken.None);
        var record = new PageRecord { Url = new Uri("https://example.org/amp/a"), FetchedAt = DashboardSeed.Now, Sha256 = "abc123", Bytes = 33 };
        await dashboard.Part<IPageArchive>().SaveAsync(row.Id, 1, record, "<script>alert(1)</script><p>Text."u8.ToArray(), CancellationToken.None);

        var page = await dashboard.PageAsync($"/story/{row.Id}");
        var (status, headers, body) = await dashboard.AskAsync($"/story/{row.Id}/page");

        Assert.Contains("abc123", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((200, "<script>alert(1)</script><p>Text."), (status, body));
        Assert.Equal(("application/octet-stream", "nosniff"), (headers.ContentType.ToString(), headers.XContentTypeOptions.ToString()));
        Assert.StartsWith("attachment", headers.ContentDisposition.ToString(), StringComparison.Ordinal);
        Assert.Equal(404, (await dashboard.AskAsync("/story/00000000000000000000000000000000/page")).Status);
    }

    [Theory]
    [InlineData("/story/00000000000000000000000000000000")]
    [InlineData("/story/..%2f..%2fetc")]
    [InlineData("/story/x'y")]
    public async Task What_is_no_story_is_not_found(string address)
    {
        await using var dashboard = new TestDashboard(new MemoryStories());

        Assert.Equal(404, (await dashboard.AskAsync(address)).Status);
    }

    [Fact]
    public async Task Why_replays_the_stages_of_a_story_that_was_found()
    {
        var stories = new MemoryStories();
        var row = await DashboardSeed.SaveAsync(stories, DashboardSeed.Row("Found", DashboardSeed.Now.AddHours(-1)) with { PageFailure = "403: blocked by bot challenge", TextSource = TextSource.FeedSummary });
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite, stories);

        var page = await dashboard.PageAsync($"/why?url={Uri.EscapeDataString(row.Link!.AbsoluteUri + "?utm_source=x")}");

        var steps = page.QuerySelectorAll(".steps li > h2").Select(step => step.TextContent);
        Assert.Equal(["Address", "Polled", "Seen in a feed", "Read", "Judged", "Booked"], steps);
        Assert.Contains("blocked by bot challenge", page.QuerySelector(".steps")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_says_where_a_story_that_is_not_here_stopped()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite, await DashboardSeed.StoriesAsync());

        var page = await dashboard.PageAsync("/why?url=https%3A%2F%2Fexample.org%2Fnever-seen");

        Assert.Contains("No feed of the catalogue is of example.org", page.QuerySelector(".steps")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_tells_that_the_source_of_a_missing_story_is_ill()
    {
        var feed = new Feed(new Uri("https://rss.ledger.example/feed"), "Harbor Ledger") { Site = new Uri("https://www.ledger.example/") };
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite, services => services.AddSingleton<IFeedCatalogue>(new MemoryCatalogue([feed])));
        await dashboard.Part<IFeedStates>().SaveAsync(FeedState.New(feed).Ill(new Failure(FailureKind.Forbidden, "403: refused"), null, null, DashboardSeed.Now), null, CancellationToken.None);

        var page = await dashboard.PageAsync("/why?url=https%3A%2F%2Fledger.example%2F2026%2Ftariffs");

        Assert.Contains("Harbor Ledger: 403: refused; never read yet.", page.QuerySelector(".steps")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_finds_a_story_that_gave_up_on_its_way()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);
        var message = $$"""{ "ContainerName": "inbox", "BlobName": "2026/11/24/{{StoryId.From(new Uri("https://example.org/stuck"))}}.json" }""";
        await dashboard.Part<IPoisonQueues>().NoteAsync(message, "JsonException: it breaks off", CancellationToken.None);
        await dashboard.Part<StorageAccount>().Queue(StorageNames.BlobPoisonQueue).SendMessageAsync(message);

        var page = await dashboard.PageAsync("/why?url=https%3A%2F%2Fexample.org%2Fstuck");

        Assert.Contains("JsonException: it breaks off", page.QuerySelector(".steps")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("not an address")]
    [InlineData("/etc/passwd")]
    public async Task Why_takes_web_addresses_only(string asked)
    {
        await using var dashboard = new TestDashboard(new MemoryStories());

        var page = await dashboard.PageAsync($"/why?url={Uri.EscapeDataString(asked)}");

        Assert.NotNull(page.QuerySelector(".notice[role=alert]"));
        Assert.Empty(page.QuerySelectorAll(".steps"));
    }
}
