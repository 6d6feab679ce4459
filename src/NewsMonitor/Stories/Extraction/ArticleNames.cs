using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsMonitor.Stories.Extraction;

/// <summary>How pages name the element that holds the article's body, and its lead.</summary>
internal static class ArticleNames
{
    private const int LongestNames = 300;

    // "paywall" is schema.org's own example of a class for the part that is paid for: the body.
    private static readonly FrozenSet<string> Bodies = ((string[])
    [
        "articlebody", "article-body", "article__body", "article_body", "articletext", "article-text", "article-content", "article__content", "article-body-content", "articlecontent",
        "entry-content", "post-content", "post-body", "postbody", "post__content", "post_content", "story-body", "storybody", "story-content", "story__content", "story-text", "storytext",
        "td-post-content", "single-content", "content-body", "contentbody", "body-content", "node-body", "field-name-body", "field--name-body", "news-body", "newsbody", "news-text",
        "cuerpo", "cuerpo-noticia", "cuerpo_noticia", "cuerponoticia", "nota-cuerpo", "nota-contenido", "contenido-nota", "contenido-noticia", "texto-noticia", "noticia-cuerpo", "cuerpo-nota",
        "article-main-body", "rich-text", "wysiwyg", "paragraph-container", "paywall",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Leads = ((string[])
    [
        "standfirst", "subtitle", "subtitulo", "subtitular", "subheadline", "subheading", "subhead", "subheader", "dek", "deck", "epigraph", "epigrafe", "excerpt", "bajada", "entradilla",
        "sumario", "copete", "summary", "lede", "lead", "leadtext", "intro", "introduction", "descripcion", "resumen", "volanta", "balazo", "secondarytitle", "teaser",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BodyLookup = Bodies.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LeadLookup = Leads.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsBody(IElement element) =>
        element.GetAttribute("itemprop") is { } property && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase)
        || AnyIn(BodyLookup, element.ClassName, " ") || AnyIn(BodyLookup, element.Id, " ");

    /// <summary>The sentence or two between headline and text.</summary>
    public static bool IsLead(IElement element) =>
        element.GetAttribute("itemprop") is "description" or "alternativeHeadline" || element.GetAttribute("data-gu-name") == "standfirst"
        || AnyIn(LeadLookup, element.ClassName, " -_") || AnyIn(LeadLookup, element.Id, " -_");

    private static bool AnyIn(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> known, string? names, ReadOnlySpan<char> separators)
    {
        if (names is null or { Length: 0 or > LongestNames })
            return false;
        foreach (var range in names.AsSpan().SplitAny(separators))
        {
            if (known.Contains(names.AsSpan()[range]))
                return true;
        }

        return false;
    }
}
