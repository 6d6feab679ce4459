using Microsoft.Extensions.Options;
using NewsMonitor.Config;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Stories.Pages;
using NewsMonitor.Tagging;
using NewsMonitor.Tagging.Figures;

namespace NewsMonitor.Stories;

/// <summary>
/// Makes a story of a feed's entry: decided by title and feed text first; where that leaves it open or finds it relevant, the page is read
/// and the decision made again on all of it.
/// </summary>
public sealed class ItemReader(ConfigFile<Tagger> taggers, ArticleReader articles, IOptions<PageOptions> options)
{
    // A feed that calls its language Spanish may be in English for all that: only a short text needs to be told.
    private const int SpeaksForItself = 200;

    private const int LongestText = 200_000;

    /// <returns>The story, and its page where one was read and served.</returns>
    public async Task<(Story Story, FetchedPage? Page)> ReadAsync(FeedItem item, CancellationToken cancellationToken)
    {
        var tagger = await taggers.CurrentAsync(cancellationToken);
        var feedText = FeedWording.Of(item);
        var first = tagger.Decide(InputOf(item, item.Title, feedText.Text, null));
        if (item.Link is not { } link || !IsOpen(first, feedText.Text))
            return (StoryOf(item, feedText, first), null);

        var (page, article) = await articles.ReadAsync(link, cancellationToken);
        if (article.Failure is not null || article.Text.Length < Math.Max(options.Value.MinCharacters, feedText.Text.Length / 2))
        {
            var failure = article.Failure ?? new(FailureKind.Other, "The page holds less text than the feed.");
            return (StoryOf(item, feedText, first) with { PageFailure = failure }, null);
        }

        var text = article.Text.Length > LongestText ? article.Text[..LongestText] : article.Text;
        var decision = tagger.Decide(InputOf(item, item.Title, text, article.Section));
        return (StoryOf(item, new(text, TextSource.Page), decision) with
        {
            Byline = article.Byline.Count > 0 ? article.Byline : BylineOf(item),
            Section = article.Section ?? SectionOf(item),
            Published = item.Published ?? article.Published ?? item.SeenAt,
            Modified = article.Modified ?? item.Updated,
            PageHash = page.Record?.Sha256,
        }, page);
    }

    // A title alone hides more than a title with a sentence: what it does not say may yet be the point.
    private bool IsOpen(TagDecision decision, string feedText) =>
        decision.Relevant || decision.Score >= (feedText.Length == 0 ? options.Value.OpenFrom / 2 : options.Value.OpenFrom);

    private static TagInput InputOf(FeedItem item, string title, string text, string? section) => new(title, text)
    {
        Language = text.Length < SpeaksForItself ? item.Language : null,
        Published = item.Published ?? item.SeenAt,
        Section = section ?? SectionOf(item),
        Prior = item.Prior,
    };

    private static Story StoryOf(FeedItem item, FeedWording text, TagDecision decision) => new()
    {
        Id = item.Id,
        Title = item.Title,
        Text = text.Text,
        Link = item.Link,
        FeedId = item.FeedId,
        Outlet = item.Outlet,
        SourceKind = item.SourceKind,
        SourceWeight = item.SourceWeight,
        Prior = item.Prior,
        Country = item.Country,
        Byline = BylineOf(item),
        Section = SectionOf(item),
        Published = item.Published ?? item.SeenAt,
        Modified = item.Updated,
        SeenAt = item.SeenAt,
        TextSource = text.Source,
        Decision = decision,
        Figures = decision.Relevant ? FigureReader.Read(text.Text, decision.Language) : [],
        MayAlert = item.MayAlert,
        Version = item.Version,
    };

    private static string? SectionOf(FeedItem item) => item.Categories.Count > 0 ? item.Categories[0] : null;

    private static string[] BylineOf(FeedItem item) => item.Author is { Length: > 0 } author ? [author] : [];
}
