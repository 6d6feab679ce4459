using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsMonitor.Tagging;

namespace NewsMonitor.Local.Tagging;

/// <summary>One line of an archive: <c>{id, lang?, title, text?, date?}</c>, or what is wrong with it. Other members are ignored.</summary>
internal sealed partial record TagLine(string Id, TagInput? Input, string? Error)
{
    /// <summary>The id as JSON, so that a number stays a number; null when there was none.</summary>
    public string RawId => Id.Length == 0 ? "null" : Id;

    public static TagLine Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            return Read(line);
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or half a surrogate pair: U+FFFD stands for each, as in a browser.
            return ReadMended(Encoding.UTF8.GetString(line.Span));
        }
        catch (JsonException broken)
        {
            return new("", null, $"This line is not JSON: {broken.Message}");
        }
    }

    private static TagLine ReadMended(string line)
    {
        try
        {
            return Read(Encoding.UTF8.GetBytes(LoneSurrogate().Replace(line, @"\ufffd")));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new("", null, $"This line is not JSON: {broken.Message}");
        }
    }

    private static TagLine Read(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 32 });
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            return new("", null, "This line is JSON, but no object.");

        var id = root.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? given.GetRawText() : "";
        if (!root.TryGetProperty("title", out var title) || title.ValueKind != JsonValueKind.String)
            return new(id, null, "\"title\" is missing or no text.");
        if (root.TryGetProperty("text", out var text) && text.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            return new(id, null, "\"text\" is no text.");

        var input = new TagInput(title.GetString()!, text.ValueKind == JsonValueKind.String ? text.GetString() : null)
        {
            Language = TextOf(root, "lang") ?? TextOf(root, "language"),
            Published = Date(TextOf(root, "published") ?? TextOf(root, "date")),
            Section = TextOf(root, "section"),
        };
        return new(id, input, null);
    }

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}", RegexOptions.None, 5000)]
    private static partial Regex LoneSurrogate();
}
