using NewsMonitor.Feeds.Parsing;
using NewsMonitor.Tagging;

namespace NewsMonitor.Stories.Extraction;

/// <summary>Gathers what the page tells about its article, each fact with its source.</summary>
internal static class PageFacts
{
    private const int SampleBlocks = 12;

    public static Article Of(PageHead head, LinkedArticle linked, Uri url, IReadOnlyList<TextBlock> blocks)
    {
        var address = Canonical(head, linked, url);
        var page = address?.Value ?? url;
        var site = SiteName(head, linked);
        var language = Language(head, linked, blocks);
        var title = PageTitles.Read(head, linked, site?.Value, page);
        var byline = Bylines.Read(head, linked, site?.Value);
        var published = PageDates.Published(head, linked, page, language?.Value, blocks);
        var modified = PageDates.Modified(head, linked, language?.Value);
        var section = Section(head, linked);
        var image = Image(head, linked, page);
        return new()
        {
            Text = "",
            Title = title?.Value,
            Byline = byline?.Value ?? [],
            Published = published?.Value,
            Modified = modified?.Value,
            Section = section?.Value,
            Language = language?.Value,
            SiteName = site?.Value,
            LeadImage = image?.Value,
            CanonicalUrl = address?.Value,
            Paywalled = linked.IsFree == false,
            Sources = Sources(
                ("title", title?.Source), ("byline", byline?.Source), ("published", published?.Source), ("modified", modified?.Source), ("section", section?.Source),
                ("language", language?.Source), ("siteName", site?.Source), ("leadImage", image?.Source), ("canonicalUrl", address?.Source),
                ("paywalled", linked.IsFree is null ? null : "json-ld isAccessibleForFree")),
        };
    }

    private static Dictionary<string, string> Sources(params ReadOnlySpan<(string Field, string? Source)> fields)
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, source) in fields)
        {
            if (source is not null)
                sources[field] = source;
        }

        return sources;
    }

    private static Found<string>? SiteName(PageHead head, LinkedArticle linked) =>
        Line(head.Meta("og:site_name", "application-name", "al:android:app_name")) ?? Line(linked.SiteName, "json-ld publisher");

    private static Found<string>? Section(PageHead head, LinkedArticle linked) =>
        Line(linked.Section, "json-ld articleSection") ?? Line(head.Meta("article:section", "og:article:section", "parsely-section", "section", "category"));

    // Templates copied from abroad say "en" over a Spanish text.
    private static Found<string>? Language(PageHead head, LinkedArticle linked, IReadOnlyList<TextBlock> blocks)
    {
        var text = string.Join('\n', blocks.Where(block => block.IsSolid).Take(SampleBlocks).Select(block => block.Text));
        var declared = Code(head.HtmlLanguage, "html lang") ?? Code(head.Meta("og:locale", "content-language", "dc.language", "language"))
            ?? Code(linked.Language, "json-ld inLanguage");
        return LanguageGuess.ByCommonWords(text) is { } read && read != declared?.Value ? new(read, "text") : declared;
    }

    private static Found<Uri>? Canonical(PageHead head, LinkedArticle linked, Uri url) =>
        Address(head.Canonical, "link canonical", url) ?? Address(head.Meta("og:url"), url) ?? Address(linked.Url, "json-ld url", url);

    private static Found<Uri>? Image(PageHead head, LinkedArticle linked, Uri page) =>
        Address(head.Meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"), page) ?? Address(linked.Image, "json-ld image", page);

    private static Found<string>? Line(Found<string>? found) => Line(found?.Value, found?.Source ?? "");

    private static Found<string>? Line(string? text, string source) => FeedText.OneLineOfHtml(text) is { Length: < 200 } line ? new(line, source) : null;

    private static Found<string>? Code(Found<string>? found) => Code(found?.Value, found?.Source ?? "");

    private static Found<string>? Code(string? tag, string source)
    {
        var code = tag?.Trim().Split('-', '_', ',')[0].ToLowerInvariant();
        return code is { Length: 2 or 3 } && code.All(char.IsAsciiLetter) ? new(code, source) : null;
    }

    private static Found<Uri>? Address(Found<string>? found, Uri page) => Address(found?.Value, found?.Source ?? "", page);

    private static Found<Uri>? Address(string? text, string source, Uri page)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 2_000)
            return null;
        var given = page.Scheme is "http" or "https" ? Uri.TryCreate(page, text.Trim(), out var joined) ? joined : null : Uri.TryCreate(text.Trim(), UriKind.Absolute, out var absolute) ? absolute : null;
        return given is { Scheme: "http" or "https" } ? new(given, source) : null;
    }
}
