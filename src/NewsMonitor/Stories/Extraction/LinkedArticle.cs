using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsMonitor.Feeds.Parsing;

namespace NewsMonitor.Stories.Extraction;

/// <summary>What a page's JSON-LD says of its article.</summary>
internal sealed partial class LinkedArticle
{
    private const int MostNodes = 2_000;
    private const int LongestName = 200;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private readonly List<JsonElement> nodes = [];
    private readonly Dictionary<string, JsonElement> byId = new(StringComparer.Ordinal);

    private JsonElement? article;

    public static LinkedArticle Read(IEnumerable<string> scripts)
    {
        var linked = new LinkedArticle();
        foreach (var script in scripts)
        {
            if (Parse(script) is { } root)
                linked.Collect(root);
        }

        var ranked = linked.nodes.Select(node => (node, rank: Rank(node))).Where(n => n.rank > 0).ToList();
        linked.article = ranked.Count == 0 ? null : ranked.MaxBy(n => n.rank).node;
        return linked;
    }

    public string? Headline => Text("headline") ?? Text("name");
    public string? Published => Text("datePublished");
    public string? Modified => Text("dateModified");
    public string? Section => Text("articleSection");
    public string? Language => Text("inLanguage");
    public string? Body => Text("articleBody");
    public string? Url => Text("url") ?? (Property(article, "mainEntityOfPage") is { } page ? page.ValueKind == JsonValueKind.String ? page.GetString() : TextOf(page, "@id") : null);
    public string? Image => Addresses("image");
    public string? SiteName => Property(article, "publisher") is { } publisher ? NamesOf(publisher).FirstOrDefault() : null;

    /// <summary>False where the page says that it is not to be read for nothing.</summary>
    public bool? IsFree => Property(article, "isAccessibleForFree") switch
    {
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } text => !text.GetString()!.Equals("false", StringComparison.OrdinalIgnoreCase),
        _ => null,
    };

    public IReadOnlyList<string> Authors =>
        Property(article, "author") is { } author ? NamesOf(author) : Property(article, "creator") is { } creator ? NamesOf(creator) : [];

    // Publishers break lines inside strings, and wrap the script as in the days of XHTML.
    private static JsonElement? Parse(string script)
    {
        var text = new StringBuilder(script.Length);
        foreach (var c in Wrapping().Replace(script, ""))
            text.Append(c < ' ' ? ' ' : c);
        try
        {
            using var document = JsonDocument.Parse(text.ToString().TrimEnd(' ', ';'), Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Collect(JsonElement element)
    {
        if (nodes.Count >= MostNodes)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item);
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        nodes.Add(element);
        if (TextOf(element, "@id") is { } id && element.TryGetProperty("@type", out _))
            byId.TryAdd(id, element);
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && property.Name is not ("itemListElement" or "hasPart" or "comment"))
                Collect(property.Value);
        }
    }

    private static int Rank(JsonElement node)
    {
        var rank = 0;
        foreach (var type in Strings(Property(node, "@type")))
            rank = Math.Max(rank, RankOf(type));
        if (rank == 0)
            return 0;
        return rank + (Property(node, "headline") is null ? 0 : 4) + (Property(node, "datePublished") is null ? 0 : 2) + (Property(node, "articleBody") is null ? 0 : 1);
    }

    private static int RankOf(string type) => type switch
    {
        _ when type.EndsWith("NewsArticle", StringComparison.Ordinal) => 16,
        _ when type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal) => 14,
        "Report" or "Review" or "Recipe" => 8,
        "WebPage" or "ItemPage" or "AboutPage" => 1,
        _ => 0,
    };

    private static JsonElement? Property(JsonElement? node, string name) =>
        node is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string? Text(string name) => article is { } node ? TextOf(node, name) : null;

    private static string? TextOf(JsonElement node, string name)
    {
        var text = Strings(Property(node, name)).FirstOrDefault();
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static IEnumerable<string> Strings(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().SelectMany(item => Strings(item)),
        _ => [],
    };

    private List<string> NamesOf(JsonElement person, int depth = 0)
    {
        switch (person.ValueKind)
        {
            case JsonValueKind.String when person.GetString() is { Length: > 0 and < LongestName } name:
                return [name];
            case JsonValueKind.Array:
                return [.. person.EnumerateArray().SelectMany(item => NamesOf(item, depth)).Distinct(StringComparer.OrdinalIgnoreCase)];
            case JsonValueKind.Object when Property(person, "name") is { } name && depth < 3:
                return NamesOf(name, depth + 1);
            case JsonValueKind.Object when TextOf(person, "@id") is { } id && byId.TryGetValue(id, out var named) && depth < 3:
                return Property(named, "name") is { } there ? NamesOf(there, depth + 1) : [];
            default:
                return [];
        }
    }

    private string? Addresses(string name) => Property(article, name) is { } value ? AddressOf(value) : null;

    private string? AddressOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => value.EnumerateArray().Select(AddressOf).FirstOrDefault(address => address is not null),
        JsonValueKind.Object => TextOf(value, "url") ?? TextOf(value, "contentUrl")
            ?? (TextOf(value, "@id") is { } id && byId.TryGetValue(id, out var image) ? TextOf(image, "url") ?? TextOf(image, "contentUrl") : null),
        _ => null,
    };

    /// <summary>The body as text, whichever way the publisher escaped it; null when there is none.</summary>
    public IReadOnlyList<string> Paragraphs() => Body is null
        ? []
        : [.. Breaks().Split(Body).Select(FeedText.OneLineOfHtml).OfType<string>()];

    [GeneratedRegex("""^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:(?://\s*|/\*\s*)?\]\]>(?:\s*\*/)?|-->)\s*$""")]
    private static partial Regex Wrapping();

    [GeneratedRegex("""</p>|<br\s*/?>|&lt;/p&gt;|[\r\n]+|\s{3,}""", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();
}
