namespace NewsMonitor.Tests.Feeds.Parsing;

public sealed class FeedIdAndLinkTests
{
    [Theory]
    [InlineData("<guid> abc \n</guid><link>https://n.example/a</link>", "abc", "https://n.example/a")]
    [InlineData("<link>https://n.example/a</link>", "https://n.example/a", "https://n.example/a")]
    [InlineData("<guid>https://n.example/a</guid>", "https://n.example/a", "https://n.example/a")]
    [InlineData("<guid isPermaLink=\"true\">https://n.example/a</guid><link/>", "https://n.example/a", "https://n.example/a")]
    [InlineData("<guid isPermaLink=\"false\">https://n.example/a</guid>", "https://n.example/a", null)]
    [InlineData("<guid>tag:n.example,2026:1</guid>", "tag:n.example,2026:1", null)]
    [InlineData("<guid/><link>https://n.example/a</link>", "https://n.example/a", "https://n.example/a")]
    public void An_entry_is_named_by_its_guid_else_by_its_link(string inner, string id, string? link)
    {
        var entry = Parsed.Item("<title>T</title>" + inner);

        Assert.Equal((id, link), (entry.Id, entry.Link));
    }

    [Fact]
    public void An_entry_with_neither_has_an_id_of_its_own_words_that_stays()
    {
        static string IdOf(string title) => Parsed.Item($"<title>{title}</title><pubDate>Tue, 03 Mar 2026 06:15:00 GMT</pubDate>").Id;

        Assert.Equal(IdOf("A"), IdOf("A"));
        Assert.NotEqual(IdOf("A"), IdOf("B"));
    }

    [Fact]
    public void Two_entries_of_one_guid_stay_two() =>
        Assert.Equal(2, Parsed.Text(Parsed.Rss("<item><guid>1</guid><title>A</title></item><item><guid>1</guid><title>B</title></item>")).Entries.Count);

    [Theory]
    [InlineData("/2026/03/port", "https://n.example/2026/03/port")]
    [InlineData("port.html", "https://n.example/feeds/port.html")]
    [InlineData("?p=1", "https://n.example/feeds/world.xml?p=1")]
    [InlineData("//m.example/a", "https://m.example/a")]
    [InlineData("\n https://n.example/a \n", "https://n.example/a")]
    [InlineData("<![CDATA[https://n.example/?a=1&b=2]]>", "https://n.example/?a=1&b=2")]
    [InlineData("https://n.example/a b", "https://n.example/a%20b")]
    [InlineData("www.n.example/a", "https://www.n.example/a")]
    [InlineData("https://n.example/año", "https://n.example/año")]
    [InlineData("https://n-1.example/a", "https://n-1.example/a")]
    [InlineData("https://n.example.-x", null)]
    [InlineData("https:///a", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData(" JavaScript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("mailto:a@n.example", null)]
    public void A_link_is_absolute_and_of_the_web(string written, string? read) =>
        Assert.Equal(read, Parsed.Item($"<title>T</title><link>{written}</link>").Link);

    [Theory]
    [InlineData("<link rel=\"self\" href=\"https://n.example/s\"/><link rel=\"alternate\" href=\"https://n.example/a\"/>")]
    [InlineData("<link rel=\"enclosure\" href=\"https://n.example/e.mp3\"/><link rel=\"replies\" href=\"https://n.example/r\"/><link href=\"https://n.example/a\"/>")]
    [InlineData("<link type=\"application/json\" href=\"https://n.example/j\"/><link type=\"text/html\" href=\"https://n.example/a\"/>")]
    [InlineData("<link rel=\"alternate\"/><link rel=\"alternate\" href=\"https://n.example/a\"/>")]
    [InlineData("<link href=\"/a\"/>")]
    [InlineData("<link rel=\"http://www.iana.org/assignments/relation/alternate\" href=\"https://n.example/a\"/>")]
    public void Of_atoms_links_the_one_to_the_page_is_taken(string links) =>
        Assert.Equal("https://n.example/a", Parsed.Entry($"<title>T</title>{links}").Link);

    [Theory]
    [InlineData("xml:base=\"https://b.example/x/\"", "", "https://b.example/x/a")]
    [InlineData("", "xml:base=\"https://b.example/y/\"", "https://b.example/y/a")]
    [InlineData("xml:base=\"https://b.example/x/\"", "xml:base=\"y/\"", "https://b.example/x/y/a")]
    public void Bases_add_up(string onFeed, string onEntry, string link) => Assert.Equal(
        link,
        Parsed.Text($"<feed xmlns=\"http://www.w3.org/2005/Atom\" {onFeed}><entry {onEntry}><title>T</title><link href=\"a\"/></entry></feed>").Entries[0].Link);

    [Fact]
    public void A_content_location_is_the_base_where_the_server_gives_one()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Parsed.Rss("<item><title>T</title><link>a</link></item>"));

        Assert.Equal("https://real.example/x/a", NewsMonitor.Feeds.FeedParser.Parse(bytes, Parsed.Url, null, "https://real.example/x/feed").Document!.Entries[0].Link);
    }
}
