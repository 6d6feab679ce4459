using NewsMonitor.Feeds.Discovery;

namespace NewsMonitor.Tests.Feeds.Discovery;

public sealed class PageFeedsTests
{
    private static readonly Uri Page = new("https://n.example/news/today.html");

    [Theory]
    [InlineData("<link rel=alternate type=application/rss+xml href=/rss.php?id=1>", "https://n.example/rss.php?id=1")]
    [InlineData("<LINK HREF='a.atom' TYPE='Application/Atom+XML; charset=utf-8' REL='Alternate home'>", "https://n.example/news/a.atom")]
    [InlineData("<link rel=\"alternate\" type=\"application/feed+json\" href=\"//cdn.example/f.json\" />", "https://cdn.example/f.json")]
    [InlineData("<base href=\"https://other.example/x/\"><link rel=alternate type=text/xml href=feed>", "https://other.example/x/feed")]
    [InlineData("<p>Read us: <a href=\"/rss/politica.xml\">RSS</a>", "https://n.example/rss/politica.xml")]
    [InlineData("<a href=\"https://feeds.example/abc\">subscribe</a>", "https://feeds.example/abc")]
    [InlineData("<a href=\"/Feed/\">subscribe</a>", "https://n.example/Feed/")]
    [InlineData("<a href=\"?a=1&amp;b=.rss\">x</a><a href=\"/all.rss?a=1&amp;b=2\">y</a>", "https://n.example/all.rss?a=1&b=2")]
    public void A_feed_is_found_where_a_page_names_it(string html, string feed) =>
        Assert.Equal(feed, Assert.Single(PageFeeds.Of(html, Page)).Url.AbsoluteUri);

    [Theory]
    [InlineData("<link rel=alternate hreflang=es href=/es>")]
    [InlineData("<link rel=stylesheet type=text/css href=/rss.css>")]
    [InlineData("<link rel=alternate type=application/rss+xml href=javascript:alert(1)>")]
    [InlineData("<link rel=alternate type=application/rss+xml href=''>")]
    [InlineData("<!-- <link rel=alternate type=application/rss+xml href=/rss> -->")]
    [InlineData("<script>'<link rel=alternate type=application/rss+xml href=/rss>'</script>")]
    [InlineData("<title><link rel=alternate type=application/rss+xml href=/rss></title>")]
    [InlineData("<textarea><a href=/rss></textarea>")]
    [InlineData("<style>/*<a href=/rss>*/</style>")]
    [InlineData("<a href=/about/rss-policy.html>About RSS</a>")]
    [InlineData("<a href=file:///rss>x</a>")]
    public void What_only_looks_like_one_is_left(string html) => Assert.Empty(PageFeeds.Of(html, Page));

    [Fact]
    public void Announced_feeds_come_first_and_each_address_once()
    {
        var found = PageFeeds.Of("<a href=/rss>a</a><a href=/feed>b</a><link rel=alternate type=application/rss+xml title='All &amp; more' href=/feed>", Page);

        Assert.Equal([(FoundBy.Announced, "/feed"), (FoundBy.Linked, "/rss")], found.Select(feed => (feed.By, feed.Url.AbsolutePath)));
        Assert.Equal("All & more", found[0].Title);
    }

    [Fact]
    public void A_page_of_endless_links_gives_a_bounded_list()
    {
        var html = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<link rel=alternate type=application/rss+xml href=/{i}><a href=/{i}.rss>"));

        Assert.Equal(2 * PageFeeds.MostOfEach, PageFeeds.Of(html, Page).Count);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<template>")]
    [InlineData("<a href=/x ")]
    [InlineData("<svg><title>")]
    [InlineData("a=b ")]
    public void A_hostile_page_costs_no_more_than_its_length(string repeated) =>
        Assert.Empty(PageFeeds.Of("<p " + string.Concat(Enumerable.Repeat(repeated, 200_000)), Page));
}
