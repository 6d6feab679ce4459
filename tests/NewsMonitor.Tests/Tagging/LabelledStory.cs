using System.Globalization;
using System.Text.Json;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Tagging;

/// <summary>A story that a person has judged: whether it is relevant, on which topics, and what makes it hard.</summary>
internal sealed record LabelledStory
{
    public required string Id { get; init; }
    public required string Lang { get; init; }
    public string? Date { get; init; }
    public required string Title { get; init; }
    public string? Text { get; init; }

    /// <summary>"full", "summary" or "headline".</summary>
    public required string Kind { get; init; }
    public required bool Relevant { get; init; }
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The class of a hard negative, or what a hard positive lacks.</summary>
    public string Hard { get; init; } = "";

    /// <summary>A careful reader could disagree.</summary>
    public bool Borderline { get; init; }

    /// <summary>Stories of one event have one group, so that none is judged by what was learnt from its twin.</summary>
    public string? Group { get; init; }

    public TagInput Input => new(Title, Text is { Length: > 0 } ? Text : null)
    {
        Language = Lang,
        Published = DateTimeOffset.TryParse(Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null,
    };

    public static IReadOnlyList<LabelledStory> Read(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<LabelledStory>(line, JsonSerializerOptions.Web)!)];
}
