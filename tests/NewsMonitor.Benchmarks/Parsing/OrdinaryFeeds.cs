using System.Globalization;
using System.Text;

namespace NewsMonitor.Benchmarks.Parsing;

/// <summary>News feeds as outlets send them, invented: 20 to 50 entries each, about 100 kB, the formats in the proportions of the press. Always the same.</summary>
internal static class OrdinaryFeeds
{
    private static readonly string[] Sentences =
    [
        "El ministerio confirmó que la delegación viajará la próxima semana para revisar los compromisos.",
        "Officials said the talks would resume after both sides had read the draft.",
        "La medida entrará en vigor treinta días después de su publicación.",
        "A spokesman declined to say how many shipments had been inspected.",
        "Los gremios pidieron una transición más larga para los productos del campo.",
        "The committee voted along party lines &amp; sent the bill to the floor.",
        "«No habrá sorpresas», dijo la ministra al salir de la reunión.",
        "Analysts expect the figure to be revised before the end of the quarter.",
    ];

    public static IReadOnlyList<byte[]> Make(int count) => [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes(Feed(i)))];

    private static string Feed(int number) => (number % 10) switch
    {
        < 5 => WordPress(number),
        < 7 => Plain(number),
        7 => Rdf(number),
        8 => Atom(number, xhtml: false),
        _ => Atom(number, xhtml: true),
    };

    private static string WordPress(int number) => Written(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel><title>Outlet {number}</title><link>https://o{number}.example/</link><description>News &amp; more</description><language>es</language><sy:updatePeriod>hourly</sy:updatePeriod>",
        number,
        (i, text, date) => $"<item><title>Entry {i} &#8211; {Sentences[i % 8]}</title><link>https://o{number}.example/{i}/?utm_source=rss&amp;utm_medium=rss</link><dc:creator><![CDATA[Ana Ruiz]]></dc:creator><pubDate>{date:ddd, dd MMM yyyy HH:mm:ss} +0000</pubDate><category><![CDATA[Política]]></category><category><![CDATA[Mundo]]></category><guid isPermaLink=\"false\">https://o{number}.example/?p={i}</guid><description><![CDATA[{text[..200]}]]></description><content:encoded><![CDATA[{text}]]></content:encoded></item>",
        "</channel></rss>");

    private static string Plain(int number) => Written(
        $"<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\">\n<channel>\n<title>Daily {number}</title>\n<link>https://d{number}.example/</link>\n<description>d</description>\n",
        number,
        (i, text, date) => $"<item>\n<title><![CDATA[{Sentences[i % 8]}]]></title>\n<link>https://d{number}.example/a/{i}</link>\n<guid>https://d{number}.example/a/{i}</guid>\n<pubDate>{date:ddd, dd MMM yyyy HH:mm:ss} GMT</pubDate>\n<description>{text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)}</description>\n<media:content url=\"https://d{number}.example/{i}.jpg\" medium=\"image\"/>\n</item>\n",
        "</channel>\n</rss>");

    private static string Rdf(int number) => Written(
        $"<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"https://r{number}.example/\"><title>Wire {number}</title><link>https://r{number}.example/</link><description>d</description></channel>",
        number,
        (i, text, date) => $"<item rdf:about=\"https://r{number}.example/{i}\"><title>{Sentences[i % 8]}</title><link>https://r{number}.example/{i}</link><description><![CDATA[{text}]]></description><dc:date>{date:yyyy-MM-ddTHH:mm:ss}Z</dc:date><dc:subject>Trade</dc:subject></item>",
        "</rdf:RDF>");

    private static string Atom(int number, bool xhtml) => Written(
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Bulletin {number}</title><id>urn:b{number}</id><link href=\"https://b{number}.example/\"/><updated>2026-03-03T06:15:00Z</updated>",
        number,
        (i, text, date) => $"<entry><id>urn:b{number}:{i}</id><title type=\"html\">{Sentences[i % 8]}</title><link rel=\"alternate\" type=\"text/html\" href=\"https://b{number}.example/{i}\"/><author><name>Desk</name></author><published>{date:yyyy-MM-ddTHH:mm:ss}Z</published><updated>{date:yyyy-MM-ddTHH:mm:ss}Z</updated>"
            + (xhtml ? $"<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">{text}</div></content></entry>" : $"<content type=\"html\"><![CDATA[{text}]]></content></entry>"),
        "</feed>");

    private static string Written(string head, int number, Func<int, string, DateTime, string> entry, string tail)
    {
        var feed = new StringBuilder(head);
        for (var i = 0; i < 20 + number * 7 % 31; i++)
            feed.Append(entry(i, Text(number + i), new DateTime(2026, 3, 3, 6, 15, 0, DateTimeKind.Utc).AddMinutes(-37 * i)).ToString(CultureInfo.InvariantCulture));
        return feed.Append(tail).ToString();
    }

    private static string Text(int seed)
    {
        var text = new StringBuilder();
        for (var paragraph = 0; paragraph < 8; paragraph++)
        {
            text.Append("<p>");
            for (var sentence = 0; sentence < 3; sentence++)
                text.Append(Sentences[(seed * 5 + paragraph * 3 + sentence) % 8]).Append(' ');
            text.Append("<a href=\"https://n.example/tema/").Append(seed).Append("\">más</a></p>");
        }

        return text.ToString();
    }
}
