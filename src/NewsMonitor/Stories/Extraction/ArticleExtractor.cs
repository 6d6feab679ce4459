using AngleSharp.Html.Parser;
using NewsMonitor.Http;

namespace NewsMonitor.Stories.Extraction;

/// <summary>The article of a page: its text without the furniture, and its facts with where each came from.</summary>
public sealed class ArticleExtractor
{
    private readonly HtmlParser parser = new(new HtmlParserOptions { IsKeepingSourceReferences = false, IsScripting = false });

    /// <summary>Always an article; one whose <see cref="Article.Failure"/> is set is none.</summary>
    public Article Extract(string html, Uri url, CancellationToken cancellationToken)
    {
        if (PageLimits.Check(html) is { } beyond)
            return new() { Text = "", Failure = beyond };
        using var document = parser.ParseDocument(html);
        var (blocks, regions) = BlockReader.Read(document.Body!, cancellationToken);
        var body = new BodyFinder(blocks, regions).Find();
        var text = string.Join("\n\n", body.Select(block => block.Text));
        var head = PageHead.Read(document);
        return PageFacts.Of(head, LinkedArticle.Read(head.Json), url, text);
    }
}
