using AngleSharp.Dom;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Dashboard;

public sealed class StoriesPageTests
{
    [Fact]
    public async Task Relevant_stories_stand_newest_first_with_their_evidence_marked()
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync());

        var page = await dashboard.PageAsync("/");

        var titles = Titles(page);
        Assert.Equal("Cancillería rechaza declaraciones de un congresista de Estados Unidos sobre las elecciones regionales en Colombia", titles[0]);
        Assert.DoesNotContain(titles, title => title.Contains("Columbia", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll(".evidence mark"), mark => mark.TextContent == "Colombia");
    }

    [Fact]
    public async Task Reports_of_one_event_over_outlets_and_languages_are_one_entry()
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync());

        var page = await dashboard.PageAsync("/?topic=trade");

        var tariff = page.QuerySelectorAll(".event").Single(entry => entry.TextContent.Contains("flowers", StringComparison.Ordinal));
        Assert.Equal(2, tariff.QuerySelectorAll(".also li").Length);
        Assert.Contains("3 outlets", tariff.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?topic=extradition-justice", 1)]
    [InlineData("/?lang=es", 7)]
    [InlineData("/?source=Hemisphere+Wire", 3)]
    [InlineData("/?urgency=critical", 2)]
    [InlineData("/?score=1", 0)]
    [InlineData("/?q=floricultor", 1)]
    [InlineData("/?q=%22rice+and+whey%22", 1)]
    [InlineData("/?q=llamo+consultas", 1)]
    [InlineData("/?q=carnat*", 0)]
    [InlineData("/?q=%22)+OR+x:*", 0)]
    [InlineData("/?from=2026-11-25&to=2026-11-26", 0)]
    [InlineData("/?lang=es&topic=trade", 1)]
    public async Task A_filter_in_the_address_narrows_the_list(string address, int expected)
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync());

        Assert.Equal(expected, Titles(await dashboard.PageAsync(address)).Count);
    }

    [Theory]
    [InlineData("/?from=yesterday")]
    [InlineData("/?score=2")]
    [InlineData("/?score=-1")]
    [InlineData("/?urgency=17")]
    public async Task What_is_not_understood_is_said_and_the_rest_still_shown(string address)
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync());

        var page = await dashboard.PageAsync(address);

        Assert.NotNull(page.QuerySelector(".notice[role=alert]"));
        Assert.NotEmpty(Titles(page));
    }

    [Fact]
    public async Task Every_topic_has_its_trend_and_every_day_its_bar()
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync(days: 12));

        var page = await dashboard.PageAsync("/");

        Assert.Contains(page.QuerySelectorAll(".topics a"), topic => topic.TextContent == "Sanctions");
        Assert.InRange(page.QuerySelectorAll(".chart a").Length, 11, 12);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_overlap()
    {
        await using var dashboard = new TestDashboard(await DashboardSeed.StoriesAsync(), ("Dashboard:PageSize", "5"));

        var seen = new List<string>();
        for (var address = "/"; address is not null;)
        {
            var page = await dashboard.PageAsync(address);
            seen.AddRange(page.QuerySelectorAll(".event h3 a").Select(link => link.GetAttribute("href")!));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.True(seen.Count > 10);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        var stories = new MemoryStories();
        const string Title = "<script>alert(1)</script> \u202Egnorw\u200B <img src=x onerror=alert(2)>";
        await DashboardSeed.SaveAsync(stories, DashboardSeed.Row(Title, DashboardSeed.Now.AddHours(-1)) with
        {
            Outlet = "\"><svg onload=alert(3)>",
            Language = "\" onmouseover=\"x",
            Topics = ["\"><b>x"],
            BestSentence = new EvidenceSentence("<b>bold</b>", [new Mark(3, 4), new Mark(-1, 3), new Mark(9, 99), new Mark(4, int.MaxValue)]),
        });
        await using var dashboard = new TestDashboard(stories);

        var page = await dashboard.PageAsync("/?q=%3Cscript%3E&topic=%22%3E%3Cscript%3E");
        var list = await dashboard.PageAsync("/");

        Assert.DoesNotContain(page.Scripts.Concat(list.Scripts), script => script.Source is null);
        Assert.Empty(list.QuerySelectorAll("img, .event svg, b, [onmouseover], [onload], [onerror]"));
        var title = Assert.Single(Titles(list));
        Assert.Equal("<script>alert(1)</script> gnorw <img src=x onerror=alert(2)>", title);
        Assert.Equal("bold", Assert.Single(list.QuerySelectorAll("mark")).TextContent);
    }

    [Fact]
    public async Task A_page_is_served_from_memory_and_only_recent_days_are_read_again()
    {
        var stories = await DashboardSeed.StoriesAsync(days: 5);
        await using var dashboard = new TestDashboard(stories);
        await dashboard.PageAsync("/");
        var first = stories.DayReads;

        await dashboard.PageAsync("/?topic=trade");
        Assert.Equal(first, stories.DayReads);

        dashboard.Clock.Advance(TimeSpan.FromSeconds(11));
        await DashboardSeed.SaveAsync(stories, DashboardSeed.Row("Brand new", dashboard.Clock.GetUtcNow()));
        Assert.Equal("Brand new", Titles(await dashboard.PageAsync("/"))[0]);
        Assert.Equal(first + 2, stories.DayReads);
    }

    [Fact]
    public async Task The_stamp_changes_when_a_story_comes_and_only_then()
    {
        var stories = await DashboardSeed.StoriesAsync();
        await using var dashboard = new TestDashboard(stories);
        var before = (await dashboard.AskAsync("/live")).Body;
        dashboard.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(before, (await dashboard.AskAsync("/live")).Body);

        await DashboardSeed.SaveAsync(stories, DashboardSeed.Row("Brand new", dashboard.Clock.GetUtcNow()));
        dashboard.Clock.Advance(TimeSpan.FromSeconds(11));

        Assert.NotEqual(before, (await dashboard.AskAsync("/live")).Body);
    }

    private static List<string> Titles(IDocument page) => [.. page.QuerySelectorAll(".event h3").Select(title => title.TextContent.Trim())];
}
