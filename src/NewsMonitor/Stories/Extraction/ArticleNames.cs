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
