using System.Text.Json;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>JSON Feed 1.0 and 1.1, and what publishers make of them.</summary>
internal sealed class JsonFeed
{
    private const int MostEntries = 20_000;
    private const int MostTags = 100;

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private readonly FeedLinks links;
    private string? author;

    private JsonFeed(FeedLinks links) => this.links = links;

    /// <returns>Null when the JSON is something else.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static FeedDocument? Read(string text, FeedLinks links)
    {
        using var json = Parse(text);
        try
        {
            return new JsonFeed(links).Read(json.RootElement);
        }
        catch (InvalidOperationException halfPair)
        {
            // Half a surrogate pair in a member's name is found only when a name is looked for.
            throw new JsonException("A name in it is no text.", halfPair);
        }
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException broken) when (text.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            return ParseWithoutControls(text) ?? throw new JsonException(broken.Message, broken.Path, broken.LineNumber, broken.BytePositionInLine, broken);
        }
    }

    /// <summary>Line breaks and controls inside strings, which JSON forbids and scripts print.</summary>
    private static JsonDocument? ParseWithoutControls(string text)
    {
        try
        {
            return JsonDocument.Parse(string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = source[i] < ' ' ? ' ' : source[i];
            }), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private FeedDocument? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        var isNamed = Text(root, "version")?.Contains("jsonfeed", StringComparison.OrdinalIgnoreCase) == true;
        var items = Items(root);
        if (!isNamed && (items is null || items.Count == 0 || !items.Exists(IsEntry)))
            return null;

        var link = Address(root, "home_page_url");
        links.DocumentBase ??= Uri.TryCreate(link ?? Address(root, "feed_url"), UriKind.Absolute, out var site) ? site : null;
        author = Authors(root);
        return new FeedDocument
        {
            Title = FeedText.OneLineOfEither(Text(root, "title")),
            Link = link,
            Language = FeedText.OneLineOfText(Text(root, "language")),
            Description = FeedText.OneLineOfEither(Text(root, "description")),
            Entries = [.. (items ?? []).Take(MostEntries).Where(i => i.ValueKind == JsonValueKind.Object).Select(Entry)],
        };
    }

    private static bool IsEntry(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && (item.TryGetProperty("url", out _) || item.TryGetProperty("id", out _) || item.TryGetProperty("content_html", out _));

    private static List<JsonElement>? Items(JsonElement root)
    {
        if (!root.TryGetProperty("items", out var items))
            return null;
        return items.ValueKind switch
        {
            JsonValueKind.Array => [.. items.EnumerateArray()],

            // A PHP array that lost an element became an object.
            JsonValueKind.Object => [.. items.EnumerateObject().Select(p => p.Value)],
            _ => [],
        };
    }

    private FeedEntry Entry(JsonElement item)
    {
        var link = Address(item, "url") ?? Address(item, "external_url");
        var title = FeedText.OneLineOfEither(Text(item, "title"));
        var content = Html(Text(item, "content_html")) ?? Plain(Text(item, "content_text"));
        var published = Date(item, "date_published");
        return new FeedEntry
        {
            Id = FeedText.OneLineOfText(Text(item, "id")) ?? link ?? FeedEntryId.Hash(title, published, content),
            Link = link ?? (Text(item, "id") is { } id && id.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? links.Absolute(id, null) : null),
            Title = title,
            Published = published,
            Updated = Date(item, "date_modified"),
            Summary = Plain(Text(item, "summary")),
            Content = content,
            Author = Authors(item) ?? author,
            Categories = Tags(item),
        };
    }

    private string? Address(JsonElement parent, string name) => links.Absolute(Text(parent, name), null);

    private string? Html(string? html) => FeedText.Clean(html) is { } clean ? links.InHtml(clean, null) : null;

    private static string? Plain(string? text) => FeedText.Clean(text) is { } clean ? FeedText.LooksLikeHtml(clean) ? clean : FeedText.Escaped(clean) : null;

    private static DateTimeOffset? Date(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
            ? FeedDates.FromEpoch(seconds)
            : FeedDates.Parse(Text(item, name), dayFirst: false);

    private static string? Authors(JsonElement parent)
    {
        var names = Persons(parent, "authors").Concat(Persons(parent, "author")).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTags).ToList();
        return names.Count > 0 ? string.Join(", ", names) : null;
    }

    private static IEnumerable<string> Persons(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value))
            return [];
        return (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
            .Select(p => p.ValueKind == JsonValueKind.Object ? Text(p, "name") ?? Text(p, "url") : AsText(p))
            .Select(n => FeedText.OneLineOfEither(n))
            .OfType<string>();
    }

    private static List<string> Tags(JsonElement item)
    {
        if (!item.TryGetProperty("tags", out var tags) && !item.TryGetProperty("categories", out tags))
            return [];
        var values = tags.ValueKind == JsonValueKind.Array ? tags.EnumerateArray().Select(AsText) : [AsText(tags)];
        return [.. values.Select(FeedText.OneLineOfEither).OfType<string>().Distinct().Take(MostTags)];
    }

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? AsText(value) : null;

    private static string? AsText(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetRawText();
        if (value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped.
            return null;
        }
    }
}
