using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsMonitor.Http;

namespace NewsMonitor.Stories.Extraction;

/// <summary>The article of a page: its text without the furniture, and its facts with where each came from.</summary>
public sealed class ArticleExtractor
{
    /// <summary>No page of more is worth fetching.</summary>
    public const int MostBytes = PageLimits.MostCharacters;

    /// <summary>The limits keep the parser within half a second; this is for the page that gets round them.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private readonly HtmlParser parser = new();

    /// <summary>Always an article; one whose <see cref="Article.Failure"/> is set is none, or not the whole.</summary>
    public Article Extract(string html, Uri url, CancellationToken cancellationToken)
    {
        if (PageLimits.Check(html) is { } beyond)
            return new() { Text = "", Failure = beyond };

        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(MostTime);
        try
        {
            using var document = Parse(html, time.Token);
            return Read(document, html, url, time.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new() { Text = "", Failure = new(FailureKind.Malformed, $"The page takes more than {MostTime.TotalSeconds:0} seconds to read.") };
        }
    }

    // A string is parsed on the calling thread; only this way round is there a token.
    private IHtmlDocument Parse(string html, CancellationToken cancellationToken) =>
        parser.ParseDocumentAsync(html, cancellationToken).GetAwaiter().GetResult();

    private static Article Read(IHtmlDocument document, string html, Uri url, CancellationToken cancellationToken)
    {
        var head = PageHead.Read(document);
        var linked = LinkedArticle.Read(head.Json);
        var page = BlockReader.Read(document.Body ?? document.DocumentElement, cancellationToken);
        var facts = PageFacts.Of(head, linked, url, page.Blocks);
        var onPage = BodyTrim.Trim(BodyFinder.Find(page), facts.Title, facts.Byline);
        var body = SecondOpinion.Of(onPage, linked);
        var text = string.Join("\n\n", body.Value.Select(block => block.Text));
        return facts with
        {
            Text = text,
            Sources = new Dictionary<string, string>(facts.Sources, StringComparer.Ordinal) { ["text"] = body.Source },
            Failure = PageWall.Find(head, linked, page.Blocks, body.Value, html),
        };
    }
}
