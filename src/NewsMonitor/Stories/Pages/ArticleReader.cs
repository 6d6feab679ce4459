using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Stories.Extraction;

namespace NewsMonitor.Stories.Pages;

/// <summary>Reads the article behind a link. An AMP or mobile twin, or a page that holds no article, leads to the canonical page once.</summary>
public sealed class ArticleReader(PageFetcher fetcher, ArticleExtractor extractor)
{
    public async Task<ReadPage> ReadAsync(Uri link, CancellationToken cancellationToken)
    {
        var page = await ReadOneAsync(link, cancellationToken);
        if (CanonicalOf(page) is not { } canonical)
            return page;

        var other = await ReadOneAsync(canonical, cancellationToken);
        return other.Article is { Failure: null } && (page.Article.Failure is not null || other.Article.Text.Length >= page.Article.Text.Length) ? other : page;
    }

    private async Task<ReadPage> ReadOneAsync(Uri url, CancellationToken cancellationToken)
    {
        var fetched = await fetcher.FetchAsync(url, cancellationToken);
        return fetched.Failure is { } failure
            ? new(fetched, new Article { Text = "", Failure = failure })
            : new(fetched, extractor.Extract(PageText.Decode(fetched.Body.Span, fetched.ContentType), fetched.Url, cancellationToken));
    }

    private static Uri? CanonicalOf(ReadPage page)
    {
        if (page.Article.CanonicalUrl is not { } canonical || page.Page.Failure is not null || CanonicalUrl.IsFrontPage(canonical))
            return null;

        var here = page.Page.Url;
        var elsewhere = !string.Equals(canonical.Authority + canonical.AbsolutePath, here.Authority + here.AbsolutePath, StringComparison.OrdinalIgnoreCase);
        var twin = CanonicalUrl.Of(canonical) == CanonicalUrl.Of(here);
        return elsewhere && (twin || page.Article.Failure is not null) ? canonical : null;
    }
}

/// <summary>A page and what it says; the article names the failure of either.</summary>
public sealed record ReadPage(FetchedPage Page, Article Article);
