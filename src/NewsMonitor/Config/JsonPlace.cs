using System.Text.Json;

namespace NewsMonitor.Config;

/// <summary>A JSON value that knows its path and line, so that every mistake in a file can be reported where it stands.</summary>
internal sealed record JsonPlace(string Path, int Line, JsonTokenType Kind)
{
    /// <summary>The text of a string, the digits of a number.</summary>
    public string Text { get; init; } = "";
    public IReadOnlyList<KeyValuePair<string, JsonPlace>> Members { get; init; } = [];
    public IReadOnlyList<JsonPlace> Items { get; init; } = [];

    public bool IsTrueOrFalse => Kind is JsonTokenType.True or JsonTokenType.False;

    public JsonPlace? Member(string name) => Members.LastOrDefault(m => m.Key == name).Value;

    /// <exception cref="ConfigException">It is no JSON.</exception>
    public static JsonPlace Parse(ReadOnlySpan<byte> utf8, string fileName)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = utf8.StartsWith(mark) ? utf8[3..] : utf8;
        var reader = new Utf8JsonReader(
            text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 });
        var lines = new LineCount(text);
        try
        {
            reader.Read();
            var root = Read(ref reader, ref lines, "$");
            reader.Read();
            return root;
        }
        catch (JsonException broken)
        {
            throw new ConfigException(new ConfigProblem(fileName, (int)(broken.LineNumber ?? 0) + 1, broken.Path, "This is not JSON: " + broken.Message));
        }
    }

    private static JsonPlace Read(ref Utf8JsonReader reader, ref LineCount lines, string path)
    {
        var place = new JsonPlace(path, lines.At(reader.TokenStartIndex), reader.TokenType);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<KeyValuePair<string, JsonPlace>>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members.Add(new(name, Read(ref reader, ref lines, $"{path}.{name}")));
                }

                return place with { Members = members };
            case JsonTokenType.StartArray:
                var items = new List<JsonPlace>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(ref reader, ref lines, $"{path}[{items.Count}]"));
                return place with { Items = items };
            case JsonTokenType.String:
                return place with { Text = reader.GetString()! };
            default:
                return place with { Text = System.Text.Encoding.UTF8.GetString(reader.ValueSpan) };
        }
    }

    // Tokens come in order, so the lines are counted once.
    private ref struct LineCount(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> text = text;
        private int seen;
        private int line = 1;

        public int At(long index)
        {
            line += text[seen..(int)index].Count((byte)'\n');
            seen = (int)index;
            return line;
        }
    }
}
