using NewsMonitor.Digests;

namespace NewsMonitor.Dashboard.Operations;

/// <summary>Whether the machine is well.</summary>
public sealed record OperationsModel
{
    public required Books Books { get; init; }
    public required IReadOnlyList<QueueDepth> Queues { get; init; }
    public required IReadOnlyList<PoisonMessage> Poison { get; init; }
    public required IReadOnlyList<(Stage Stage, long Count)> Stages { get; init; }

    /// <summary>Requests to storage, by service and kind.</summary>
    public required IReadOnlyList<TaggedCount> Storage { get; init; }
    public required DateTimeOffset CountedSince { get; init; }
    public required IReadOnlyList<(string Part, string Version)> Versions { get; init; }
    public string? Done { get; init; }
}
