using NewsMonitor.Stories.Pages;

namespace NewsMonitor.Tests.Stories.Pages;

/// <summary>Rows after RFC 9309.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/privately", false)]
    [InlineData("User-agent: *\nDisallow: /private/", "/private", true)]
    [InlineData("User-agent: *\nDisallow: /news\nAllow: /news/open", "/news/open/1", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/report.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/report.pdf?page=2", true)]
    [InlineData("User-agent: *\nDisallow: /*/print", "/2026/story/print", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /caf%C3%A9", "/café/menu", false)]
    [InlineData("User-agent: *\nDisallow: /~ana", "/%7Eana/page", false)]
    [InlineData("User-agent: *\nDisallow: /a # not there", "/a", false)]
    [InlineData("USER-AGENT: *\ndisallow: /a", "/a", false)]
    [InlineData("User-agent: NewsMonitor\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true)]
    [InlineData("User-agent: newsmonitor/2.0\nDisallow: /a\nUser-agent: *\nAllow: /", "/a", false)]
    [InlineData("User-agent: NewsMonitor\nDisallow:\n\nUser-agent: *\nDisallow: /", "/b", true)]
    [InlineData("User-agent: other\nUser-agent: NewsMonitor\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nSitemap: https://n.example/s.xml\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: NewsMonitorPlus\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void A_page_may_be_read_or_not(string robots, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(robots, "NewsMonitor").Allows(new Uri($"https://n.example{path}")));

    [Theory]
    [InlineData("Crawl-delay: 7", 7.0)]
    [InlineData("Crawl-delay: 1.5", 1.5)]
    [InlineData("Crawl-delay: 86400", 30.0)]
    [InlineData("Crawl-delay: soon", null)]
    public void A_crawl_delay_is_kept_within_reason(string line, double? seconds) =>
        Assert.Equal(seconds, RobotsRules.Parse($"User-agent: *\n{line}", "NewsMonitor").Delay?.TotalSeconds);

    [Fact]
    public void A_file_made_to_hurt_is_read_in_time()
    {
        var stars = string.Concat(Enumerable.Repeat("*a", 2000));

        var rules = RobotsRules.Parse($"User-agent: *\nDisallow: /{stars}$\n", "NewsMonitor");

        Assert.True(rules.Allows(new Uri("https://n.example/" + new string('a', 1500))));
    }
}
