using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Dashboard;

public sealed class StoryPageTests
{
    [Fact]
    public async Task A_story_shows_its_text_with_the_words_that_counted_and_a_citation()
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync());
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
        await using var dashboard = new TestDashboard(stories);

        var page = await dashboard.PageAsync($"/story/{row.Id}");

        Assert.DoesNotContain(page.QuerySelectorAll("a"), link => link.GetAttribute("href")!.Contains("javascript", StringComparison.OrdinalIgnoreCase));
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
        await using var dashboard = new TestDashboard(stories);

        var page = await dashboard.PageAsync($"/why?url={Uri.EscapeDataString(row.Link!.AbsoluteUri + "?utm_source=x")}");

        var steps = page.QuerySelectorAll(".steps li > h2").Select(step => step.TextContent);
        Assert.Equal(["Address", "Seen in a feed", "Read", "Judged", "Booked"], steps);
        Assert.Contains("blocked by bot challenge", page.QuerySelector(".steps")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_says_where_a_story_that_is_not_here_stopped()
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync());

        var page = await dashboard.PageAsync("/why?url=https%3A%2F%2Fexample.org%2Fnever-seen");

        Assert.Contains("No feed of the catalogue", page.QuerySelector(".steps")!.TextContent, StringComparison.Ordinal);
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
