using System.Diagnostics;
using System.Text;
using CsCheck;
using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>Feeds damaged in any way are read or refused; nothing throws, and nothing takes its time.</summary>
public sealed class FeedFuzzTests
{
    // Far above what any of them takes, far below a hang.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    private static readonly byte[][] Sound =
    [
        Encoding.UTF8.GetBytes(Parsed.Rss(
            """
            <item><title>Uno &amp; dos</title><link>https://n.example/1</link><guid isPermaLink="false">1</guid><pubDate>Tue, 03 Mar 2026 06:15:00 GMT</pubDate>
            <description><![CDATA[<p>Café <a href="/x">x</a></p>]]></description><category>Paz</category></item><item><title>Tres</title></item>
            """)),
        Encoding.UTF8.GetBytes(Parsed.Atom(
            """
            <entry xml:base="/b/"><id>urn:1</id><title type="html">A &amp;lt;b&amp;gt;</title><link href="a"/><updated>2026-03-03T06:15:00Z</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p></div></content><author><name>Ana</name></author></entry>
            """)),
        Encoding.Unicode.GetBytes("\ufeff" + Parsed.Rss("<item><title>Bogotá</title></item>")),
        Encoding.UTF8.GetBytes("""{"version":"https://jsonfeed.org/version/1.1","title":"N","items":[{"id":1,"url":"/a","content_html":"<p>x</p>","date_published":"2026-03-03T06:15:00Z","tags":["a"]}]}"""),
        Encoding.UTF8.GetBytes(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="x"><title>N</title></channel><item rdf:about="y"><title>T</title><dc:date>2026-03-03</dc:date></item></rdf:RDF>
            """),
    ];

    private static readonly byte[][] Splinters = [.. ((string[])
    [
        "<", ">", "&", "&#", "&#x0;", "&nbsp;", "]]>", "<![CDATA[", "<!--", "-->", "<?", "<!DOCTYPE x [", "<!ENTITY a \"&a;\">", "&a;", "\"", "'", "=", "</item>", "<item>", "<entry>",
        "</", "<a:b>", " xmlns=\"", " xml:base=\"//\"", "{", "[", "\\ud800", "\0", "\u0007", "Ã©", "encoding=\"utf-16\"", "<link>javascript:x</link>", "99999999999",
    ]).Select(Encoding.UTF8.GetBytes), [0xFF, 0xFE], [0xC3], [0x1B, 0x24, 0x42]];

    private static readonly Gen<byte[]> Damaged = Gen.Select(Gen.Int[0, Sound.Length - 1], Cut.Array[1, 8]).Select((which, cuts) =>
        cuts.Aggregate(Sound[which], (bytes, cut) => cut.Apply(bytes)));

    [Fact]
    public void A_damaged_feed_is_read_or_refused_and_soon() => Damaged.Sample(
        bytes =>
        {
            var watch = Stopwatch.StartNew();
            var result = FeedParser.Parse(bytes, Parsed.Url, null, null);
            return (result.Document is null) != (result.Fault is null)
                && result.Document?.Entries.All(IsFitToShow) != false
                && watch.Elapsed < Hang;
        },
        seed: "0000KOXe5Ax1", iter: 3_000, print: Encoding.UTF8.GetString);

    private static bool IsFitToShow(FeedEntry entry) =>
        entry.Id.Length > 0
        && (entry.Link is null || Uri.TryCreate(entry.Link, UriKind.Absolute, out var link) && link.Scheme is "http" or "https")
        && entry.Title?.Any(char.IsControl) != true;

    /// <summary>A stretch of the document lost, a splinter in its place, perhaps many times over.</summary>
    private sealed record Cut(double At, int Lost, int Splinter, int Times)
    {
        private static readonly Gen<Cut> One = Gen.Select(Gen.Double[0, 1], Gen.Int[0, 40], Gen.Int[0, Splinters.Length], Gen.Int[1, 30]).Select((at, lost, splinter, times) =>
            new Cut(at, lost, splinter, times));

        public static GenArray<Cut> Array => One.Array;

        public byte[] Apply(byte[] bytes)
        {
            var at = (int)(At * bytes.Length);
            var end = Math.Min(bytes.Length, at + Lost);
            var splinter = Splinter < Splinters.Length ? Enumerable.Repeat(Splinters[Splinter], Times).SelectMany(s => s) : bytes.Take(at);
            return [.. bytes.AsSpan(0, at), .. splinter, .. bytes.AsSpan(end)];
        }
    }
}
