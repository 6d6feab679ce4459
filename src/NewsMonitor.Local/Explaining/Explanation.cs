using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Tagging;
using NewsMonitor.Tagging.Figures;

namespace NewsMonitor.Local.Explaining;

/// <summary>A decision with everything that it rests on.</summary>
internal sealed record Explanation
{
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string Profile { get; init; }
    public required double Threshold { get; init; }
    public required TagDecision Decision { get; init; }
    public required IReadOnlyList<FeatureWeight> Weights { get; init; }
    public required IReadOnlyList<Figure> Figures { get; init; }

    public static Explanation Of(Tagger tagger, TagInput input)
    {
        var decision = tagger.Decide(input);
        return new()
        {
            Title = input.Title,
            Text = input.Text ?? "",
            Profile = $"{tagger.Profile.Name} {tagger.Profile.Version}",
            Threshold = tagger.Threshold,
            Decision = decision,
            Weights = tagger.Weigh(input),
            Figures = FigureReader.Read(input.Text ?? "", decision.Language),
        };
    }
}

[JsonSerializable(typeof(Explanation))]
internal sealed partial class ExplanationJson : JsonSerializerContext
{
    public static ExplanationJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
