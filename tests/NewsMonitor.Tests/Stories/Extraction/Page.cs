using NewsMonitor.Stories;
using NewsMonitor.Stories.Extraction;

namespace NewsMonitor.Tests.Stories.Extraction;

/// <summary>Pages made of a head, a body and an article long enough to be one.</summary>
internal static class Page
{
    public const string Sentence = "The ministers met in Cartagena on Tuesday and agreed to open the second lane of the bridge before the rains begin.";

    public static readonly string Paragraphs = string.Concat(Enumerable.Range(1, 6).Select(i => $"<p>{i}. {Sentence}</p>"));

    public static readonly Uri Address = new("https://news.example/world/bridge");

    public static Article Read(string html, Uri? address = null) => new ArticleExtractor().Extract(html, address ?? Address, CancellationToken.None);

    public static Article With(string head, string body = "") => Read($"<html><head>{head}</head><body>{body}<main>{Paragraphs}</main></body></html>");

    public static string Json(string properties) => $$"""<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",{{properties}}}</script>""";
}
