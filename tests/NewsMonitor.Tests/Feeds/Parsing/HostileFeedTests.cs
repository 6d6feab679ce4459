using System.Net;
using System.Net.Sockets;
using System.Text;
using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>Whatever a server sends, the parser answers soon, in bounds, and asks nobody. Time and memory are measured in the benchmarks.</summary>
public sealed class HostileFeedTests
{
    private const string Bomb =
        "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">" +
        "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">]>";

    [Theory]
    [InlineData("<a>")]
    [InlineData("<item>")]
    [InlineData("<description>")]
    [InlineData("<p>")]
    [InlineData("<x:y>")]
    public void Nesting_a_million_deep_is_refused_or_read_flat(string tag)
    {
        var nested = string.Concat(Enumerable.Repeat(tag, 1_000_000));
        foreach (var text in new[] { Parsed.Rss(nested), Parsed.Rss($"<item><description>{nested}"), Parsed.Rss($"<item><title>A</title></item><?x <!-- ?>{nested}<!-- -->") })
        {
            var result = FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, null, null);

            Assert.True(result.Document is not null || result.Fault!.Reason.Length > 10);
        }
    }

    [Fact]
    public void Deep_nesting_is_named_with_its_line()
    {
        var fault = Parsed.Fault(Parsed.Rss("\n" + string.Concat(Enumerable.Repeat("<a>", 1_000))));

        Assert.Equal((FailureKind.Malformed, 3), (fault.Kind, fault.Line));
        Assert.Contains("nested more than 256 deep", fault.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Bomb + "<rss><channel><title>N</title><item><title>&g;</title></item></channel></rss>")]
    [InlineData(Bomb + "<rss><channel><title>N</title><item x=\"&g;\"><title>A</title></item></channel></rss>")]
    public void Entities_are_not_multiplied(string text)
    {
        var feed = Parsed.Text(text);

        Assert.True((Assert.Single(feed.Entries).Title ?? "").Length < 10_000);
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY x SYSTEM \"{0}\">]><rss><channel><title>N</title><item><title>A&x;B</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE rss SYSTEM \"{0}\"><rss><channel><title>N</title><item><title>AB</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY % x SYSTEM \"{0}\">%x;]><rss><channel><title>N</title><item><title>AB</title></item></channel></rss>")]
    [InlineData("<?xml-stylesheet href=\"{0}\"?><rss><channel><title>N</title><item><title>AB</title></item></channel></rss>")]
    [InlineData("<rss xmlns:xi=\"http://www.w3.org/2001/XInclude\"><channel><title>N</title><item><title>A<xi:include href=\"{0}\" parse=\"text\"/>B</title></item></channel></rss>")]
    [InlineData("<rss xmlns:s=\"http://www.w3.org/2001/XMLSchema-instance\" s:noNamespaceSchemaLocation=\"{0}\"><channel><title>N</title><item><title>AB</title></item></channel></rss>")]
    public async Task Nothing_a_document_names_is_read_or_asked_for(string template)
    {
        var sentinel = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(sentinel, "the-secret");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        try
        {
            foreach (var target in new[] { new Uri(sentinel).AbsoluteUri, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x" })
            {
                var feed = Parsed.Text(template.Replace("{0}", target, StringComparison.Ordinal));

                Assert.StartsWith("A", Assert.Single(feed.Entries).Title, StringComparison.Ordinal);
                Assert.DoesNotContain("the-secret", feed.Entries[0].Title, StringComparison.Ordinal);
            }

            Assert.False(listener.Pending());
        }
        finally
        {
            File.Delete(sentinel);
        }
    }

    [Fact]
    public void Thousands_of_namespaces_cost_what_their_text_costs()
    {
        var declarations = string.Concat(Enumerable.Range(0, 20_000).Select(i => $" xmlns:n{i}=\"urn:{i}\""));
        var items = string.Concat(Enumerable.Repeat("<item><title>A</title><n7:x/></item>", 3_000));

        var fault = Parsed.Fault($"<rss{declarations}><channel>{items}</channel></rss>");

        Assert.Contains("more than 1000 attributes", fault.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_001, "<item/>", "entries")]
    [InlineData(500_000, "<a/>", "elements and attributes")]
    public void Endless_entries_are_refused_by_number(int count, string element, string words)
    {
        var fault = Parsed.Fault(Parsed.Rss(string.Concat(Enumerable.Repeat(element, count))));

        Assert.Equal(FailureKind.TooLarge, fault.Kind);
        Assert.Contains(words, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_50_MB_is_refused_unread()
    {
        var fault = FeedParser.Parse(new byte[50 * 1024 * 1024], null, null, null).Fault!;

        Assert.Equal((FailureKind.TooLarge, "The document is larger than 10 MB."), (fault.Kind, fault.Reason));
    }

    [Theory]
    [InlineData("<!-")]
    [InlineData("<![CDATA[")]
    [InlineData("<?")]
    [InlineData("<!DOCTYPE [")]
    [InlineData("&")]
    [InlineData("&#x1F;")]
    [InlineData("<a b='")]
    [InlineData("<a =\"")]
    [InlineData("</a>")]
    [InlineData("]]>")]
    [InlineData("<item><link href='")]
    [InlineData("<<entry>")]
    [InlineData("<author>")]
    [InlineData("<media:content>")]
    [InlineData("<description>&lt;img src=\"")]
    [InlineData("<pubDate>1</pubDate>")]
    [InlineData("\u0001\u0002")]
    [InlineData("Ã")]
    public void Noise_repeated_a_megabyte_long_is_no_trap(string noise)
    {
        var repeated = string.Concat(Enumerable.Repeat(noise, 1_000_000 / noise.Length));
        foreach (var text in new[] { repeated, "<rss><channel><item><title>A</title>" + repeated, "<feed><entry><content type='html'>" + repeated, "{\"items\":[{\"title\":\"" + repeated })
            FeedParser.Parse(Encoding.UTF8.GetBytes(text), Parsed.Url, null, null);
    }

    [Fact]
    public void Json_nested_a_million_deep_is_refused() =>
        Assert.Equal(FailureKind.Malformed, Parsed.Fault("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + new string('[', 1_000_000)).Kind);
}
