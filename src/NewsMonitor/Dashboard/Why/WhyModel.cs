using System.Text.Json.Serialization;
using NewsMonitor.Dashboard.StoryView;

namespace NewsMonitor.Dashboard.Why;

/// <summary>The way of one address through the pipeline, stage by stage, as far as it came.</summary>
/// <param name="Asked">As typed; null when nothing was asked yet.</param>
public sealed record WhyModel(string? Asked, IReadOnlyList<WhyStep> Steps)
{
    /// <summary>Why the question could not be answered.</summary>
    public string? Mistake { get; init; }

    public string? Story { get; init; }
    public IReadOnlyList<Passage> Digests { get; init; } = [];
}

/// <param name="State">"good" passed, "bad" stopped here, "warn" passed with a flaw, "off" not reached.</param>
public sealed record WhyStep(string Stage, string State, string Words)
{
    public IReadOnlyList<string> Details { get; init; } = [];

    [JsonIgnore]
    public string StateInWords => State switch
    {
        "good" => "passed",
        "warn" => "passed, with a flaw",
        "bad" => "stopped here",
        _ => "not reached",
    };
}
