using System.Text.Json;
using System.Xml.Linq;
using CodeHollow.FeedReader;

namespace NewsMonitor.Tests.Dashboard;

public sealed class MachineTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_atom_feed_reads_back_with_the_newest_story_first()
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync());

        var (_, headers, body) = await dashboard.AskAsync("/stories.atom?topic=migration");

        var feed = FeedReader.ReadFromString(body);
        Assert.StartsWith("application/atom+xml", headers.ContentType.ToString(), StringComparison.Ordinal);
        Assert.Equal(["Homeland Security rejects temporary protection for Colombians", "Colombia devuelve un vuelo de deportados de Estados Unidos y exige trato digno"], feed.Items.Select(item => item.Title));
    }

    [Fact]
    public async Task The_json_feed_carries_score_language_and_source()
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync());

        var feed = JsonDocument.Parse((await dashboard.AskAsync("/stories.json?lang=es&topic=trade")).Body).RootElement;

        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        var item = Assert.Single(feed.GetProperty("items").EnumerateArray());
        Assert.Equal("es", item.GetProperty("language").GetString());
        Assert.Equal("El Correo del Magdalena", item.GetProperty("authors")[0].GetProperty("name").GetString());
        Assert.InRange(item.GetProperty("_newsmonitor").GetProperty("score").GetDouble(), .8, 1);
    }

    [Theory]
    [InlineData("/stories.atom")]
    [InlineData("/stories.json")]
    [InlineData("/api/stories")]
    [InlineData("/openapi.json")]
    public async Task What_has_not_changed_is_not_sent_again(string address)
    {
        var stories = await DashboardSeed.StoriesAsync();
        await using var dashboard = new TestDashboard(stories);
        var tag = (await dashboard.AskAsync(address)).Headers.ETag.ToString();

        var again = await dashboard.AskAsync(address, headers: [("If-None-Match", tag)]);

        Assert.NotEmpty(tag);
        Assert.Equal((304, ""), (again.Status, again.Body));
    }

    [Fact]
    public async Task The_api_pages_through_everything_that_fits()
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync(days: 20));

        var seen = new List<string>();
        for (string? address = "/api/stories?score=0.5"; address is not null;)
        {
            var page = JsonDocument.Parse((await dashboard.AskAsync(address)).Body).RootElement;
            seen.AddRange(page.GetProperty("stories").EnumerateArray().Select(story => story.GetProperty("id").GetString()!));
            Assert.True(page.GetProperty("total").GetInt32() > 100);
            address = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.True(seen.Count > 100);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_api_says_what_it_did_not_understand()
    {
        await using var dashboard = new TestDashboard(new MemoryStories());

        var (status, _, body) = await dashboard.AskAsync("/api/stories?from=tomorrow");

        Assert.Equal(400, status);
        Assert.Contains("tomorrow", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_a_spreadsheet_would_run_is_made_text()
    {
        var stories = new MemoryStories();
        await DashboardSeed.SaveAsync(stories, DashboardSeed.Row("=HYPERLINK(\"http://evil.example\")\r\nsecond line", DashboardSeed.Now.AddHours(-1)));
        await using var dashboard = new TestDashboard(stories);

        var lines = (await dashboard.AskAsync("/stories.csv")).Body.Split("\r\n");

        Assert.Equal(3, lines.Length);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\")  second line\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feeds_stay_well_formed_whatever_a_title_holds()
    {
        var stories = new MemoryStories();
        await DashboardSeed.SaveAsync(stories, DashboardSeed.Row("]]> <b>&amp; \0 \uD800 \uFFFF \u202E end", DashboardSeed.Now.AddHours(-1)) with { Link = new Uri("javascript:alert(1)") });
        await using var dashboard = new TestDashboard(stories);

        var (_, _, body) = await dashboard.AskAsync("/stories.atom");

        var entry = XDocument.Parse(body).Root!.Elements().Last();
        Assert.Contains("]]> <b>&amp;", entry.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", body, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", (await dashboard.AskAsync("/stories.json")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_count_stages_requests_queues_and_feeds()
    {
        await using var dashboard = await TestDashboard.OnStorageAsync(azurite);
        dashboard.Part<PipelineMeter>().Count(Stage.Relevant, 3);

        var (_, headers, body) = await dashboard.AskAsync("/metrics");

        Assert.StartsWith("text/plain; version=0.0.4", headers.ContentType.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"(?m)^newsmonitor_relevant_total \d+$", body);
        Assert.Contains("newsmonitor_storage_requests_total{service=\"blob\",kind=\"read\"} ", body, StringComparison.Ordinal);
        Assert.Contains("newsmonitor_queue_messages{queue=\"digests-poison\"} 0\n", body, StringComparison.Ordinal);
        Assert.Contains("newsmonitor_feeds{status=\"failing\"} 0\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_description_names_every_parameter_that_the_list_takes()
    {
        await using var dashboard = new TestDashboard(new MemoryStories());

        var parameters = JsonDocument.Parse((await dashboard.AskAsync("/openapi.json")).Body).RootElement.GetProperty("components").GetProperty("parameters");

        Assert.Equal(["from", "lang", "q", "score", "source", "to", "topic", "urgency"], parameters.EnumerateObject().Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
    }
}
