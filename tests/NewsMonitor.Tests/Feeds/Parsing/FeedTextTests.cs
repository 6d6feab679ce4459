namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>Titles are ready to show; content is decoded once and keeps its markup.</summary>
public sealed class FeedTextTests
{
    private const string Content = "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"";

    [Theory]
    [InlineData("A &amp; B", "A & B")]
    [InlineData("A &amp;amp; B", "A & B")]
    [InlineData("A &amp;amp;amp; B &amp;#8211; C", "A & B – C")]
    [InlineData("<![CDATA[A &amp; B &#8217; C]]>", "A & B ’ C")]
    [InlineData("<![CDATA[<b>Tea</b> &amp;amp; milk]]>", "Tea & milk")]
    [InlineData("&lt;b&gt;Petro&lt;/b&gt; habla", "Petro habla")]
    [InlineData("One<br/>two", "One two")]
    [InlineData("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;", "One two")]
    [InlineData("  A \n\t  B  ", "A B")]
    [InlineData("A&amp;nbsp;B", "A B")]
    [InlineData("Prices &lt; 5 and &gt; 3", "Prices < 5 and > 3")]
    [InlineData("AT&amp;T &amp; co", "AT&T & co")]
    [InlineData("¿Qu&amp;eacute; pas&amp;oacute;?", "¿Qué pasó?")]
    public void A_title_is_one_line_of_plain_text(string written, string read) => Assert.Equal(read, Parsed.Item($"<title>{written}</title>").Title);

    [Theory]
    [InlineData("", "The &lt;b&gt; tag", "The <b> tag")]
    [InlineData("type=\"text\"", "A &amp;amp; B", "A &amp; B")]
    [InlineData("type=\"html\"", "A &amp;amp; &lt;i&gt;B&lt;/i&gt;", "A & B")]
    [InlineData("type=\"xhtml\"", "<div xmlns=\"http://www.w3.org/1999/xhtml\">A <i>B</i>&amp;C</div>", "A B&C")]
    public void Atom_says_what_its_title_is(string type, string written, string read) =>
        Assert.Equal(read, Parsed.Entry($"<title {type}>{written}</title>").Title);

    [Theory]
    [InlineData("&lt;p&gt;A &amp;amp; B&lt;/p&gt;", "<p>A &amp; B</p>")]
    [InlineData("<![CDATA[<p>A &amp; B</p>]]>", "<p>A &amp; B</p>")]
    [InlineData("&lt;p&gt;Use &amp;lt;script&amp;gt; tags&lt;/p&gt;", "<p>Use &lt;script&gt; tags</p>")]
    [InlineData("<p>A <b>B</b></p>", "<p>A <b>B</b></p>")]
    public void Content_is_decoded_once_and_no_more(string written, string read) => Assert.Equal(
        read, Parsed.Item($"<description>s</description><content:encoded>{written}</content:encoded>", Content).Content);

    [Theory]
    [InlineData("type=\"html\"", "&lt;p&gt;Use &amp;lt;b&amp;gt;&lt;/p&gt;", "<p>Use &lt;b&gt;</p>")]
    [InlineData("type=\"xhtml\"", "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>One</p><p>two</p></div>", "<p>One</p><p>two</p>")]
    [InlineData("type=\"text\"", "5 &lt; 6 &amp; 7", "5 &lt; 6 &amp; 7")]
    public void Atom_says_what_its_content_is(string type, string written, string read) =>
        Assert.Equal(read, Parsed.Entry($"<title>T</title><content {type}>{written}</content>").Content);

    [Fact]
    public void Relative_addresses_in_content_become_absolute() => Assert.Equal(
        "<a href=\"https://n.example/a\"><img src=\"https://n.example/feeds/b.jpg\" alt=\"c.jpg\"></a>",
        Parsed.Item("<description><![CDATA[<a href=\"/a\"><img src='b.jpg' alt=\"c.jpg\"></a>]]></description>").Summary!.Replace('\'', '"'));

    [Fact]
    public void A_base64_content_of_atom_03_is_decoded() => Assert.Equal(
        "<p>Hola</p>",
        Assert.Single(Parsed.Text("<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><entry><title>T</title><content type=\"text/html\" mode=\"base64\">PHA+SG9sYTwvcD4=</content></entry></feed>").Entries).Content);

    [Fact]
    public void Control_characters_never_leave_the_parser() => Assert.Equal("A B", Parsed.Item("<title>A&#8; B\u0007&#x9d;\u0090</title>").Title);
}
