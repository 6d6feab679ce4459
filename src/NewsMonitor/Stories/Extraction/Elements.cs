using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsMonitor.Stories.Extraction;

/// <summary>What the elements of HTML mean for reading.</summary>
internal static class Elements
{
    private const int MostTexts = 100;

    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
        "tr", "ul", "caption");

    private static readonly FrozenSet<string> Silent = FrozenSet.Create(
        "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed", "video", "audio", "map", "input", "select", "textarea",
        "datalist", "head", "title", "picture", "img", "noembed", "noframes", "amp-ad", "amp-iframe", "amp-social-share");

    /// <summary>The text of a small element, its parts kept apart: TextContent makes "Ana RuizMarch 2" of two boxes.</summary>
    public static string TextOf(IElement element) => string.Join(' ', element.Descendants<IText>().Take(MostTexts).Select(text => text.Data.Trim()).Where(text => text.Length > 0));

    public static bool AreBlocks(string tag) => Blocks.Contains(tag) || tag.Contains('-', StringComparison.Ordinal);

    public static bool AreSilent(string tag) => Silent.Contains(tag);
}
