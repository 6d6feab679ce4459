using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsMonitor.Stories.Extraction;

/// <summary>How pages name the element that holds the article's body.</summary>
internal static class ArticleNames
{
    private static readonly string[] Names =
    [
        "articlebody", "article-body", "article__body", "article_body", "articletext", "article-text", "article-content", "article__content", "article-body-content", "articlecontent",
        "entry-content", "post-content", "post-body", "postbody", "post__content", "post_content", "story-body", "storybody", "story-content", "story__content", "story-text", "storytext",
        "td-post-content", "single-content", "content-body", "contentbody", "body-content", "node-body", "field-name-body", "field--name-body", "news-body", "newsbody", "news-text",
        "cuerpo", "cuerpo-noticia", "cuerpo_noticia", "cuerponoticia", "nota-cuerpo", "nota-contenido", "contenido-nota", "contenido-noticia", "texto-noticia", "noticia-cuerpo", "cuerpo-nota",
        "article-main-body", "rich-text", "wysiwyg", "paragraph-container", "paywall",
    ];

    private static readonly FrozenSet<string> Leads = FrozenSet.Create(
        "standfirst", "subtitle", "subtitulo", "subtitular", "subheadline", "subheading", "subhead", "subheader", "dek", "deck", "epigraph", "epigrafe", "excerpt", "bajada", "entradilla", "sumario", "copete",
        "summary", "lede", "lead", "leadtext", "intro", "introduction", "descripcion", "resumen", "volanta", "balazo", "secondarytitle", "teaser");

    /// <summary>The sentence or two between headline and text.</summary>
    public static bool IsLead(IElement element) =>
        element.GetAttribute("itemprop") is "description" or "alternativeHeadline" || element.GetAttribute("data-gu-name") == "standfirst"
        || AnyWord(element.ClassName) || AnyWord(element.Id);

    private static bool AnyWord(string? names)
    {
        if (names is null or { Length: 0 or > 300 })
            return false;
        var words = Leads.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in names.ToLowerInvariant().AsSpan().SplitAny(' ', '-', '_'))
        {
            if (words.Contains(names.ToLowerInvariant().AsSpan()[range]))
                return true;
        }

        return false;
    }

    public static bool IsBody(IElement element)
    {
        if (element.GetAttribute("itemprop") is { } property && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase))
            return true;
        return Says(element.ClassName) || Says(element.Id);
    }

    private static bool Says(string? names)
    {
        if (string.IsNullOrEmpty(names))
            return false;
        foreach (var range in names.AsSpan().Split(' '))
        {
            foreach (var name in Names)
            {
                if (names.AsSpan()[range].Equals(name, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }
}
