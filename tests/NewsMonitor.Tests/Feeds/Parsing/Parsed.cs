using System.Text;
using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>Small feeds, read.</summary>
internal static class Parsed
{
    public static readonly Uri Url = new("https://n.example/feeds/world.xml");

    public static FeedDocument Text(string text, string? contentType = null) => Bytes(Encoding.UTF8.GetBytes(text), contentType);

    public static FeedDocument Bytes(byte[] bytes, string? contentType = null)
    {
        var result = FeedParser.Parse(bytes, Url, contentType, null);
        return result.Document ?? throw new InvalidOperationException(result.Fault!.Reason);
    }

    public static FeedFault Fault(string text) =>
        FeedParser.Parse(Encoding.UTF8.GetBytes(text), Url, null, null).Fault ?? throw new InvalidOperationException("It was read.");

    public static FeedEntry Item(string inner, string namespaces = "") => Assert.Single(Text(Rss($"<item>{inner}</item>", namespaces)).Entries);

    public static FeedEntry Entry(string inner, string namespaces = "") => Assert.Single(Text(Atom($"<entry>{inner}</entry>", namespaces)).Entries);

    public static string Rss(string items, string namespaces = "") =>
        $"<?xml version=\"1.0\"?>\n<rss version=\"2.0\" {namespaces}><channel><title>N</title><link>https://n.example/</link><description>d</description>{items}</channel></rss>";

    public static string Atom(string entries, string namespaces = "") =>
        $"<feed xmlns=\"http://www.w3.org/2005/Atom\" {namespaces}><title>N</title><id>urn:n</id><link href=\"https://n.example/\"/>{entries}</feed>";
}
