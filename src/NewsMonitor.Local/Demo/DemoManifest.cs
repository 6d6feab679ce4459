using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Local.Demo;

/// <summary>What the demo newsroom prints: invented outlets and stories, oldest first, each with what the monitor should make of it.</summary>
public sealed record DemoManifest
{
    public required IReadOnlyList<DemoOutlet> Outlets { get; init; }
    public required IReadOnlyList<DemoStory> Stories { get; init; }

    public static DemoManifest Load()
    {
        using var json = typeof(DemoManifest).Assembly.GetManifestResourceStream("newsroom.json")
            ?? throw new InvalidOperationException("newsroom.json is not in the assembly.");

        return JsonSerializer.Deserialize(json, DemoJson.Default.DemoManifest) ?? throw new JsonException("newsroom.json is null.");
    }

    public DemoOutlet OutletOf(DemoStory story) => Outlets.First(outlet => outlet.Id == story.Outlet);
}

public sealed record DemoOutlet(string Id, string Name, string Tagline, string Language, string Country, string Kind, DemoFormat Format);

public enum DemoFormat
{
    Rss20,
    Rss20Latin1,
    Rss10,
    Atom,
}

public sealed record DemoStory
{
    public required string Slug { get; init; }
    public required string Outlet { get; init; }
    public required string Section { get; init; }
    public required string Author { get; init; }
    public required string Title { get; init; }
    public required string Caption { get; init; }
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>Minutes between its publication and the first start of the demo.</summary>
    public required int Age { get; init; }

    /// <summary>Whether it is a Colombia–US policy story.</summary>
    public required bool Alert { get; init; }

    /// <summary>Reports of one event share this.</summary>
    public string? Event { get; init; }
    public required IReadOnlyList<string> Topics { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(DemoManifest))]
[JsonSerializable(typeof(CapturedMessage))]
internal sealed partial class DemoJson : JsonSerializerContext;
