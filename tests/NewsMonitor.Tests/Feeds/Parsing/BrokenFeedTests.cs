namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>One publisher in thirty sends what no XML parser reads; the entries are there all the same.</summary>
public sealed class BrokenFeedTests
{
    private const string Good = "<item><title>Before</title><link>https://n.example/1</link></item>";
    private const string Next = "<item><title>After</title><link>https://n.example/3</link></item>";

    [Theory]
    [InlineData("<title>Caf&eacute;&nbsp;reabre</title>", "Café reabre")]
    [InlineData("<title>A & B</title>", "A & B")]
    [InlineData("<title>A&B;C</title>", "A&B;C")]
    [InlineData("<title>Prices < 5 euro</title>", "Prices < 5 euro")]
    [InlineData("<title>Bell\u0007&#x1F;&#55357;\uFFFF</title>", "Bell")]
    [InlineData("<title>A <b>bold</title>", "A bold")]
    [InlineData("<title lang=es>A</title>", "A")]
    [InlineData("<title a=\"1\" a=\"2\">A</title>", "A")]
    [InlineData("<title>A</TITLE>", "A")]
    [InlineData("<title><![CDATA[A ]]> B]]></title>", "A B")]
    [InlineData("<title>A</title><description>a<br>b<img src=x.jpg><p>c</description>", "A")]
    [InlineData("<title>A</title><dc:creator>Ana</dc:creator><media:content url=\"x\"/>", "A")]
    [InlineData("<title>A</title><description>a</b></i></description>", "A")]
    public void A_fault_in_one_entry_costs_no_other(string inner, string title)
    {
        var feed = Parsed.Text(Parsed.Rss($"{Good}<item>{inner}<link>https://n.example/2</link></item>{Next}"));

        Assert.Equal(["Before", title, "After"], feed.Entries.Select(entry => entry.Title!.Trim()));
        Assert.Equal(["https://n.example/1", "https://n.example/2", "https://n.example/3"], feed.Entries.Select(entry => entry.Link));
        Assert.NotNull(feed.Mended);
    }

    [Theory]
    [InlineData("https://n.example/?a=1&b=2&copy=3")]
    [InlineData("https://n.example/?a=1&section=2&lt=3")]
    public void A_bare_ampersand_in_a_link_stays_one(string link) =>
        Assert.Equal(link, Parsed.Text(Parsed.Rss($"<item><title>T</title><link>{link}</link></item>")).Entries[0].Link);

    [Theory]
    [InlineData("\n\n \t", "")]
    [InlineData("\ufeff\n", "")]
    [InlineData("<!-- cached -->", "")]
    [InlineData("<?xml version=\"1.0\"?>", "")]
    [InlineData("<br />\n<b>Warning</b>: mysql_connect() in <b>/feed.php</b> on line <b>3</b><br />\n", "")]
    [InlineData("", "<!-- took 3 ms -->")]
    [InlineData("", "<script>track()</script>")]
    [InlineData("", "\0\0\0 trailing rubbish </rss>")]
    [InlineData("<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">", "")]
    public void Rubbish_around_a_feed_is_passed_over(string before, string after) =>
        Assert.Equal("Before", Assert.Single(Parsed.Text(before + Parsed.Rss(Good) + after).Entries).Title);

    [Theory]
    [InlineData("<?xml version=\"1.1\"?>")]
    [InlineData("<?xml version='1.0' encoding='utf-8' standalone='maybe'?>")]
    [InlineData("<?XML version=\"1.0\"?>")]
    public void An_odd_declaration_is_no_obstacle(string declaration) =>
        Assert.Single(Parsed.Text(declaration + $"<rss><channel><title>N</title>{Good}</channel></rss>").Entries);

    [Theory]
    [InlineData("<item><title>Second</title><link>https://n.example/2", 2)]
    [InlineData("<item><title>Second</ti", 2)]
    [InlineData("<item><title><![CDATA[Second", 2)]
    [InlineData("<ite", 1)]
    public void What_came_before_a_cut_is_kept(string cut, int entries)
    {
        var feed = Parsed.Text(Parsed.Rss(Good + cut).Replace("</channel></rss>", "", StringComparison.Ordinal));

        Assert.Equal(entries, feed.Entries.Count);
        Assert.Equal("Before", feed.Entries[0].Title);
    }

    [Fact]
    public void What_was_mended_is_told_with_its_line() =>
        Assert.StartsWith("Line 3:", Parsed.Text("<rss>\n<channel><title>N</title>\n<item><title>A & B</title></item></channel></rss>").Mended, StringComparison.Ordinal);

    [Theory]
    [InlineData("<html><head><title>Blocked</title></head><body>Sorry</body></html>", "web page")]
    [InlineData("<!DOCTYPE html><p>x", "web page")]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("hello", "neither XML nor JSON")]
    [InlineData("{\"a\": 1}", "no JSON Feed")]
    [InlineData("[1, 2]", "no JSON Feed")]
    [InlineData("<opml version=\"2.0\"><body/></opml>", "OPML")]
    [InlineData("<urlset><url/></urlset>", "site map")]
    [InlineData("<svg/>", "<svg>")]
    public void What_is_no_feed_is_named(string text, string words)
    {
        var fault = Parsed.Fault(text);

        Assert.Contains(words, fault.Reason, StringComparison.Ordinal);
        Assert.Equal(NewsMonitor.Http.FailureKind.UnsupportedType, fault.Kind);
    }

    [Fact]
    public void A_broken_document_is_shown_by_its_first_200_characters_and_no_control_among_them()
    {
        var fault = Parsed.Fault("<html>\u001b[2J" + new string('x', 500));

        Assert.Equal(200, fault.Excerpt.Length);
        Assert.DoesNotContain('\u001b', fault.Excerpt);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_json_name_is_a_fault_and_no_crash() => Parsed.Fault("{\"\\ud800\": 1, \"version\": \"https://jsonfeed.org/version/1\"}");

    [Fact]
    public void Broken_json_is_told_with_its_line() => Assert.Equal(3, Parsed.Fault("{\n\"version\": \"https://jsonfeed.org/version/1.1\",\n\"items\": [").Line);
}
