namespace NewsMonitor.Tests.Feeds.Parsing;

public sealed class FeedFormatTests
{
    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><title>N</title><item><title>T</title><link>https://n.example/1</link></item></channel></rss>")]
    [InlineData("<rss><channel><title>N</title><item><title>T</title><link>https://n.example/1</link></item></channel></rss>")]
    [InlineData("<rss version=\"0.91\"><channel><title>N</title><item><title>T</title><link>https://n.example/1</link></item></channel></rss>")]
    [InlineData("<rss version=\"2.0\"><channel><title>N</title></channel><item><title>T</title><link>https://n.example/1</link></item></rss>")]
    [InlineData("<RSS><CHANNEL><TITLE>N</TITLE><ITEM><TITLE>T</TITLE><LINK>https://n.example/1</LINK></ITEM></CHANNEL></RSS>")]
    [InlineData("<rss xmlns=\"http://backend.userland.com/rss2\"><channel><title>N</title><item><title>T</title><link>https://n.example/1</link></item></channel></rss>")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><channel><title>N</title></channel><item><title>T</title><link>https://n.example/1</link></item></rdf:RDF>")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:r=\"http://purl.org/rss/1.0/\"><r:channel><r:title>N</r:title></r:channel><r:item><r:title>T</r:title><r:link>https://n.example/1</r:link></r:item></rdf:RDF>")]
    [InlineData("<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>N</title><entry><title>T</title><link rel=\"alternate\" href=\"https://n.example/1\"/></entry></feed>")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>N</title><entry><title>T</title><link href=\"https://n.example/1\"/></entry></feed>")]
    [InlineData("<feed><title>N</title><entry><title>T</title><link href=\"https://n.example/1\"/></entry></feed>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"N\",\"items\":[{\"id\":\"1\",\"title\":\"T\",\"url\":\"https://n.example/1\"}]}")]
    [InlineData("\ufeff {\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"N\",\"items\":[{\"title\":\"T\",\"url\":\"/1\"},],}")]
    public void Every_format_in_use_is_read(string text)
    {
        var feed = Parsed.Text(text);

        Assert.Equal("N", feed.Title);
        Assert.Equal(("T", "https://n.example/1"), (Assert.Single(feed.Entries).Title, feed.Entries[0].Link));
    }

    [Fact]
    public void Rss_10_names_its_items_by_rdf_about_and_dates_them_by_dublin_core()
    {
        var entry = Assert.Single(Parsed.Text(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://n.example/"><title>N</title><items><rdf:Seq><rdf:li rdf:resource="https://n.example/1"/></rdf:Seq></items></channel>
            <item rdf:about="urn:1"><title>T</title><link>https://n.example/1</link><dc:date>2026-03-03T06:15:00Z</dc:date><dc:subject>Trade</dc:subject></item></rdf:RDF>
            """).Entries);

        Assert.Equal(("urn:1", 3, "Trade"), (entry.Id, entry.Published!.Value.Month, entry.Categories.Single()));
    }

    [Fact]
    public void Atom_03_has_its_own_names_for_dates()
    {
        var entry = Assert.Single(Parsed.Text(
            "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><entry><title>T</title><issued>2026-03-03T06:15:00Z</issued><modified>2026-03-04T06:15:00Z</modified></entry></feed>").Entries);

        Assert.Equal((3, 4), (entry.Published!.Value.Day, entry.Updated!.Value.Day));
    }

    [Fact]
    public void A_single_atom_entry_is_a_feed_of_one() =>
        Assert.Equal("T", Assert.Single(Parsed.Text("<entry xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:1</id><title>T</title></entry>").Entries).Title);

    [Theory]
    [InlineData("<rss><channel><title>N</title></channel></rss>")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>N</title></feed>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"N\",\"items\":[]}")]
    public void A_feed_may_be_empty(string text) => Assert.Empty(Parsed.Text(text).Entries);

    [Theory]
    [InlineData("\"id\": 7, \"content_text\": \"5 < 6\"", "7", null, "5 &lt; 6")]
    [InlineData("\"external_url\": \"https://x.example/a\"", "https://x.example/a", "https://x.example/a", null)]
    [InlineData("\"id\": \"https://n.example/a\"", "https://n.example/a", "https://n.example/a", null)]
    [InlineData("\"id\": null, \"url\": \"b\", \"title\": 5", "https://n.example/feeds/b", "https://n.example/feeds/b", null)]
    [InlineData("\"id\": \"1\", \"url\": \"javascript:x\", \"content_html\": \"<p>a</p>\"", "1", null, "<p>a</p>")]
    public void Json_items_are_read_as_publishers_write_them(string members, string id, string? link, string? content)
    {
        var entry = Assert.Single(Parsed.Text($$"""{"version": "https://jsonfeed.org/version/1.1", "items": [{ {{members}} }]}""").Entries);

        Assert.Equal((id, link, content), (entry.Id, entry.Link, entry.Content));
    }

    [Theory]
    [InlineData("\"authors\": [{\"name\": \"Ana\"}, {\"name\": \"Luis\"}]", "Ana, Luis")]
    [InlineData("\"author\": {\"name\": \"Ana\"}", "Ana")]
    [InlineData("\"tags\": [\"x\"]", "Desk")]
    public void Json_authors_are_old_new_or_the_feeds(string members, string author) => Assert.Equal(
        author,
        Parsed.Text($$"""{"version": "https://jsonfeed.org/version/1.1", "authors": [{"name": "Desk"}], "items": [{"id": "1", {{members}} }]}""").Entries[0].Author);
}
