using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Feeds;

/// <summary>Names a story everywhere: 32 hex digits of the SHA-256 of its canonical URL.</summary>
[JsonConverter(typeof(StoryIdJsonConverter))]
public readonly record struct StoryId(string Value)
{
    public static StoryId From(Uri link) => Of(CanonicalUrl.Of(link));

    /// <summary>For an entry without a link: its feed and its own identity stand in for one.</summary>
    public static StoryId From(string feedId, string entryId) => Of($"{feedId}\n{entryId}");

    public override string ToString() => Value;

    private static StoryId Of(string key) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)));
}

public sealed class StoryIdJsonConverter : JsonConverter<StoryId>
{
    public override StoryId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A story id is text."));

    public override void Write(Utf8JsonWriter writer, StoryId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
