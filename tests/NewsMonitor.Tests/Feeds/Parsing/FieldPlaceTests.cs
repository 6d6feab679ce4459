using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>Publishers put one field into many places, and bind prefixes as they like.</summary>
public sealed class FieldPlaceTests
{
    private const string Dc = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
    private const string Media = "xmlns:media=\"http://search.yahoo.com/mrss/\"";
    private const string Itunes = "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"";
    private const string AtomNs = "xmlns:a=\"http://www.w3.org/2005/Atom\"";
    private const string Terms = "xmlns:t=\"http://purl.org/dc/terms/\"";

    [Theory]
    [InlineData("<author>ana@n.example (Ana Ruiz)</author>", "", "Ana Ruiz")]
    [InlineData("<author>Ana Ruiz</author>", "", "Ana Ruiz")]
    [InlineData("<dc:creator>Ana Ruiz</dc:creator>", Dc, "Ana Ruiz")]
    [InlineData("<x:creator>Ana Ruiz</x:creator>", "xmlns:x=\"http://purl.org/dc/elements/1.1/\"", "Ana Ruiz")]
    [InlineData("<dc:creator><![CDATA[ Ana  Ruiz ]]></dc:creator>", Dc, "Ana Ruiz")]
    [InlineData("<dc:creator>Ana Ruiz</dc:creator><dc:creator>Luis Paz</dc:creator>", Dc, "Ana Ruiz, Luis Paz")]
    [InlineData("<a:author><a:name>Ana Ruiz</a:name></a:author>", AtomNs, "Ana Ruiz")]
    [InlineData("<itunes:author>Ana Ruiz</itunes:author>", Itunes, "Ana Ruiz")]
    public void An_author_is_read_wherever_it_stands(string inner, string namespaces, string author) =>
        Assert.Equal(author, Parsed.Item("<title>T</title>" + inner, namespaces).Author);

    [Theory]
    [InlineData("<pubDate>Tue, 03 Mar 2026 06:15:00 GMT</pubDate>", "")]
    [InlineData("<dc:date>2026-03-03T06:15:00Z</dc:date>", Dc)]
    [InlineData("<t:issued>2026-03-03T06:15:00Z</t:issued>", Terms)]
    [InlineData("<a:published>2026-03-03T06:15:00Z</a:published>", AtomNs)]
    [InlineData("<pubDate/><dc:date>2026-03-03T06:15:00Z</dc:date>", Dc)]
    [InlineData("<date>2026-03-03T06:15:00Z</date>", "")]
    public void A_date_is_read_wherever_it_stands(string inner, string namespaces) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 6, 15, 0, TimeSpan.Zero), Parsed.Item("<title>T</title>" + inner, namespaces).Published);

    [Fact]
    public void The_date_of_a_change_is_kept_apart_from_the_date_of_publication()
    {
        var entry = Parsed.Item("<pubDate>Tue, 03 Mar 2026 06:15:00 GMT</pubDate><a:updated>2026-03-04T07:00:00Z</a:updated>", AtomNs);

        Assert.Equal((3, 4), (entry.Published!.Value.Day, entry.Updated!.Value.Day));
    }

    [Theory]
    [InlineData("<title>Own</title><media:title>Of the picture</media:title>")]
    [InlineData("<media:title>Of the picture</media:title><title>Own</title>")]
    [InlineData("<media:content><media:title>Of the picture</media:title></media:content><title>Own</title>")]
    public void The_title_of_a_picture_is_not_the_entrys(string inner) => Assert.Equal("Own", Parsed.Item(inner, Media).Title);

    [Theory]
    [InlineData("<media:description>Only here</media:description>", Media)]
    [InlineData("<media:group><media:description>Only here</media:description></media:group>", Media)]
    [InlineData("<itunes:summary>Only here</itunes:summary>", Itunes)]
    [InlineData("<description>Only here</description>", "")]
    [InlineData("<dc:description>Only here</dc:description>", Dc)]
    [InlineData("<description/><description>Only here</description>", "")]
    public void A_summary_is_read_wherever_it_stands(string inner, string namespaces) =>
        Assert.Equal("Only here", Parsed.Item("<title>T</title>" + inner, namespaces).Summary);

    [Theory]
    [InlineData("xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"", "content")]
    [InlineData("xmlns:content=\"https://purl.org/rss/1.0/modules/content/\"", "content")]
    [InlineData("xmlns:c=\"http://purl.org/rss/1.0/modules/content/\"", "c")]
    public void The_full_text_stands_beside_the_summary(string namespaces, string prefix)
    {
        var entry = Parsed.Item($"<description>Short</description><{prefix}:encoded><![CDATA[<p>Long</p>]]></{prefix}:encoded>", namespaces);

        Assert.Equal(("Short", "<p>Long</p>"), (entry.Summary, entry.Content));
    }

    [Fact]
    public void Categories_are_gathered_from_all_their_places_each_once() => Assert.Equal(
        ["Trade", "Drugs & crime", "Peace"],
        Parsed.Item("<category>Trade</category><category domain=\"x\"> Drugs &amp;amp; crime</category><dc:subject>Peace</dc:subject><category>Trade</category>", Dc).Categories);

    [Fact]
    public void A_namespace_may_be_declared_on_the_element_itself() =>
        Assert.Equal("Ana", Parsed.Item("<dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">Ana</dc:creator>").Author);

    [Fact]
    public void Atom_may_come_with_a_prefix()
    {
        var feed = Parsed.Text(
            """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>N</a:title><a:entry><a:id>urn:1</a:id><a:title>T</a:title>
            <a:link href="https://n.example/1"/><a:updated>2026-03-03T06:15:00Z</a:updated></a:entry></a:feed>
            """);

        Assert.Equal(("N", "urn:1", "T", "https://n.example/1"), (feed.Title, feed.Entries[0].Id, feed.Entries[0].Title, feed.Entries[0].Link));
    }

    [Fact]
    public void The_picture_of_a_channel_names_neither_it_nor_its_site()
    {
        var feed = Parsed.Text("<rss><channel><image><title>Logo</title><link>https://logo.example/</link></image><title>N</title><link>https://n.example/</link></channel></rss>");

        Assert.Equal(("N", "https://n.example/"), (feed.Title, feed.Link));
    }

    [Theory]
    [InlineData("<entry><title>T</title></entry>", "Paper")]
    [InlineData("<entry><title>T</title><author><name>Ana</name></author></entry>", "Ana")]
    [InlineData("<entry><title>T</title><author><email>ana@n.example</email></author></entry>", "ana@n.example")]
    public void An_entry_without_an_author_has_the_feeds(string entry, string author) =>
        Assert.Equal(author, Parsed.Text(Parsed.Atom("<author><name>Paper</name></author>" + entry)).Entries[0].Author);

    [Theory]
    [InlineData("<language>es-CO</language>", "")]
    [InlineData("<dc:language>es-CO</dc:language>", Dc)]
    public void A_feeds_language_is_read(string inner, string namespaces) =>
        Assert.Equal("es-CO", Parsed.Text($"<rss {namespaces}><channel><title>N</title>{inner}</channel></rss>").Language);

    [Fact]
    public void Atoms_language_is_an_attribute() =>
        Assert.Equal("es", Parsed.Text("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"es\"><title>N</title></feed>").Language);
}
