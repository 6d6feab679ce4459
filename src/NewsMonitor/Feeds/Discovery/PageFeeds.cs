using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>The feeds that a web page names. Reads tags one by one and builds no tree, so a hostile page costs no more than its length.</summary>
internal static class PageFeeds
{
    public const int MostOfEach = 12;
    private const int MostCharacters = 2_000_000;

    private static readonly HashSet<string> FeedTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json", "application/xml", "text/xml",
    };

    private static readonly string[] FeedNames = ["feed", "rss", "rss2", "atom"];

    private static readonly string[] FeedEndings = [".rss", ".atom", ".rdf", "rss.xml", "feed.xml", "atom.xml", "feed.json", "rss.aspx", "rss.php"];

    /// <summary>Announced ones first, then links that look like feeds; each address once.</summary>
    public static IReadOnlyList<FeedCandidate> Of(string html, Uri page)
    {
        var (announced, linked) = (new List<FeedCandidate>(), new List<FeedCandidate>());
        using var source = new TextSource(html.Length <= MostCharacters ? html : html[..MostCharacters]);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true, SkipDataText = true, SkipScriptText = true, SkipRawText = true, SkipRCDataText = true,
            ShouldEmitAttribute = (ref _, name) => name.Span is "rel" or "type" or "href" or "title",
        };
        var baseUri = page;
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token is not HtmlTagToken { Type: HtmlTokenType.StartTag } tag)
                continue;
            tokens.State = ModeAfter(tag.Name);
            var href = tag.GetAttribute("href");
            if (tag.Name == "base" && Address(href, page) is { } stated)
                baseUri = stated;
            else if (tag.Name == "link" && announced.Count < MostOfEach && Announces(tag) && Address(href, baseUri) is { } feed)
                announced.Add(new(feed, FoundBy.Announced, tag.GetAttribute("title")));
            else if (tag.Name == "a" && linked.Count < MostOfEach && Address(href, baseUri) is { } target && LooksLikeFeed(target))
                linked.Add(new(target, FoundBy.Linked, tag.GetAttribute("title")));
        }

        return [.. announced.Concat(linked).DistinctBy(candidate => candidate.Url.AbsoluteUri)];
    }

    private static bool Announces(HtmlTagToken link) =>
        link.GetAttribute("rel").Split(' ').Contains("alternate", StringComparer.OrdinalIgnoreCase)
        && FeedTypes.Contains(link.GetAttribute("type").Split(';')[0].Trim());

    private static Uri? Address(string? href, Uri baseUri) =>
        !string.IsNullOrWhiteSpace(href) && Uri.TryCreate(baseUri, href.Trim(), out var url) && url.Scheme is "http" or "https" ? url : null;

    private static bool LooksLikeFeed(Uri url)
    {
        var path = url.AbsolutePath.TrimEnd('/').ToLowerInvariant();
        var last = path[(path.LastIndexOf('/') + 1)..];
        return url.Host.StartsWith("feeds.", StringComparison.OrdinalIgnoreCase)
            || FeedNames.Contains(last)
            || FeedEndings.Any(ending => last.EndsWith(ending, StringComparison.Ordinal))
            || path.Contains("/rss/", StringComparison.Ordinal) && last.EndsWith(".xml", StringComparison.Ordinal);
    }

    // Without a tree builder nobody else tells the tokenizer where markup is text.
    private static HtmlParseMode ModeAfter(string tag) => tag switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        _ => HtmlParseMode.PCData,
    };
}
