using System.Text;
using NewsMonitor.Config;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Catalogue;

namespace NewsMonitor.Tests.Feeds.Catalogue;

public sealed class OpmlTests
{
    [Fact]
    public void A_feed_carries_all_that_its_outline_says()
    {
        var feed = Assert.Single(Load("""
            <outline text="Prensa"><outline text="Regional">
              <outline type="rss" text="Short" title=" El&#10;Faro " xmlUrl="https://faro.example/rss?a=1&amp;b=2" htmlUrl="https://faro.example/" fallbackUrl="https://proxy.example/faro"
                language="es-CO" country="co" kind="thinktank" weight="1.25" prior="-0.5" category="/Economía/Café,Norte" />
            </outline></outline>
            """).All);

        Assert.Equal(
            new Feed(new("https://faro.example/rss?a=1&b=2"), "El Faro")
            {
                Site = new("https://faro.example/"), FallbackUrl = new("https://proxy.example/faro"), Language = "es-CO", Country = "CO",
                Kind = SourceKind.ThinkTank, Weight = 1.25, Prior = -0.5, Tags = feed.Tags,
            },
            feed);
        Assert.Equal(["Prensa", "Regional", "Economía", "Café", "Norte"], feed.Tags);
    }

    [Theory]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f"/>""")]
    [InlineData("""<outline type="RSS" title="A" xmlUrl=" https://a.example/f " htmlUrl="" language="unknown" description="x" version="RSS2"/>""")]
    [InlineData("""<outline type="atom" text="A" xmlUrl="https://a.example/f"><outline text="a note"/></outline>""")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f"/><outline text="Empty folder"/>""")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f"/><outline text="Off" isComment="true"><outline text="B" xmlUrl="https://b.example/f"/></outline>""")]
    public void What_other_readers_export_is_read(string outlines)
    {
        var feed = Assert.Single(Load(outlines).All);

        Assert.Equal((new Uri("https://a.example/f"), "A", 0), (feed.Url, feed.Title, feed.Tags.Count));
    }

    [Theory]
    [InlineData("""<outline text="A" xmlUrl="javascript:alert(1)"/>""", "xmlUrl=\"javascript:alert(1)\" is no http or https address")]
    [InlineData("""<outline text="A" xmlUrl="file:///etc/passwd"/>""", "is no http or https address")]
    [InlineData("""<outline text="A" xmlUrl="/feed.xml"/>""", "is no http or https address")]
    [InlineData("""<outline text="A" xmlUrl="https://u:p@a.example/f"/>""", "is no http or https address")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f" htmlUrl="javascript:x"/>""", "htmlUrl=")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f" fallbackUrl="ftp://a.example/f"/>""", "fallbackUrl=")]
    [InlineData("""<outline text="A" type="rss"/>""", "\"A\" has no xmlUrl")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f" language="español"/>""", "no language tag")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f" country="Colombia"/>""", "two letters")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f" kind="Blog"/>""", "none of Press, Agency, Official")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f" kind="2"/>""", "none of Press")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f" weight="3"/>""", "no number from 0 to 2")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f" prior="4"/>""", "prior=\"4\" is no number from -3 to 3")]
    [InlineData("""<outline text="A" xmlUrl="https://a.example/f" weight="1,5"/>""", "no number from 0 to 2")]
    public void A_mistake_is_refused_with_its_line(string outline, string reason)
    {
        var problem = Assert.Single(Assert.Throws<ConfigException>(() => Load(outline)).Problems);

        Assert.Equal(("my.opml", 3), (problem.File, problem.Line));
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var refused = Assert.Throws<ConfigException>(() => Load("""
            <outline text="A" xmlUrl="data:x" weight="9" country="?"/>
            <outline text="B" type="rss"/>
            """));

        Assert.Equal([3, 3, 3, 4], refused.Problems.Select(problem => problem.Line!.Value));
    }

    [Theory]
    [InlineData("", 1, "not well-formed XML")]
    [InlineData("not xml", 1, "not well-formed XML")]
    [InlineData("<opml><body>\n<outline text=\"a & b\"/></body></opml>", 2, "not well-formed XML")]
    [InlineData("<opml><body>\n<outline>", 2, "not well-formed XML")]
    [InlineData("<rss version=\"2.0\"><channel/></rss>", 1, "begins with <opml>, not with <rss>")]
    [InlineData("<opml version=\"2.0\"><head/></opml>", 1, "no <body>")]
    [InlineData("<!DOCTYPE opml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><opml><body><outline text=\"&a;\"/></body></opml>", 1, "not well-formed XML")]
    public void What_is_no_opml_is_refused_with_its_line(string text, int line, string reason)
    {
        var problem = Assert.Single(Assert.Throws<ConfigException>(() => FeedList.Load(Encoding.UTF8.GetBytes(text), "my.opml")).Problems);

        Assert.Equal(line, problem.Line);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_file_is_refused_before_a_tree_is_built_of_it()
    {
        var deep = string.Concat(Enumerable.Repeat("<outline>", 200_000));
        var hidden = $"<?x <!-- ?>{deep}<!-- -->";
        var many = string.Concat(Enumerable.Range(0, 20_001).Select(i => $"<outline text=\"{i}\" xmlUrl=\"https://a.example/{i}\"/>"));

        foreach (var (outlines, reason) in new[] { (deep, "nested"), (hidden, "nested"), (many, "more than 20000 feeds") })
            Assert.Contains(reason, Assert.Throws<ConfigException>(() => Load(outlines)).Message, StringComparison.Ordinal);
        Assert.Contains("larger than 10 MB", Assert.Throws<ConfigException>(() => Load(new string(' ', 11_000_000))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_in_two_folders_is_one_feed_with_both_tags_and_a_warning()
    {
        var list = Load("""
            <outline text="One"><outline text="A" xmlUrl="https://a.example/f"/></outline>
            <outline text="Two"><outline text="A again" xmlUrl="https://a.example/f"/></outline>
            """);

        Assert.Equal(["One", "Two"], Assert.Single(list.All).Tags);
        var warning = Assert.Single(list.Warnings);
        Assert.Equal(4, warning.Line);
        Assert.Contains("listed in line 3 already", warning.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<outline text="B" xmlUrl="http://www.a.example/f/?utm_source=x"/>""", "in another spelling")]
    [InlineData("""<outline text="B" type="include" url="https://b.example/list.opml"/>""", "points to another list")]
    public void What_is_odd_is_told_and_yet_in_force(string outline, string reason)
    {
        var list = Load("""<outline text="A" xmlUrl="https://a.example/f"/>""" + "\n" + outline);

        Assert.Contains(reason, Assert.Single(list.Warnings).Reason, StringComparison.Ordinal);
        Assert.Equal("A", list.All[0].Title);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    public void Another_encoding_than_utf8_is_read(string name)
    {
        var encoding = name == "utf-16" ? Encoding.Unicode : Encoding.Latin1;
        var text = Document("""<outline text="Caracol Económica" xmlUrl="https://a.example/f"/>""").Replace("utf-8", name, StringComparison.Ordinal);

        var list = FeedList.Load((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(text)], "my.opml");

        Assert.Equal("Caracol Económica", Assert.Single(list.All).Title);
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var list = new FeedList(
        [
            new(new("https://a.example/f?x=1&y=2"), "A <b>& \"co\"") { Site = new("https://a.example/"), Language = "es", Country = "CO", Weight = 1.5, Tags = ["Prensa", "x", "y"] },
            new(new("https://b.example/f"), "Bé") { Kind = SourceKind.Ngo, FallbackUrl = new("https://c.example/b") },
            new(new("https://d.example/f"), "D") { Kind = SourceKind.Official, Tags = ["Prensa"] },
        ]) { Title = "Mine & yours" };

        var again = FeedList.Load(OpmlWriter.Write(list), "my.opml");

        Assert.Equal((list.Title, 0), (again.Title, again.Warnings.Count));
        Assert.Equivalent(list.All, again.All, strict: true);
    }

    private static FeedList Load(string outlines) => FeedList.Load(Encoding.UTF8.GetBytes(Document(outlines)), "my.opml");

    private static string Document(string outlines) =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\"><head><title>T</title></head><body>\n{outlines}\n</body></opml>";
}
