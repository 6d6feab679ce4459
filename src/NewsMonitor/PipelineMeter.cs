using System.Diagnostics.Metrics;

namespace NewsMonitor;

/// <summary>Counts every story once at each stage it passes, for OpenTelemetry and the one-machine host's summary.</summary>
public sealed class PipelineMeter : IDisposable
{
    public const string Name = "NewsMonitor";

    /// <summary>Counted by the storage clients, with the service and whether it was a read, a write or a delete.</summary>
    public const string StorageRequests = "newsmonitor.storage.requests";

    private readonly Meter meter = new(Name);
    private readonly Dictionary<Stage, Counter<long>> counters;

    public PipelineMeter() =>
        counters = Enum.GetValues<Stage>().ToDictionary(stage => stage, stage => meter.CreateCounter<long>(NameOf(stage), "{item}", Describe(stage)));

    public static string NameOf(Stage stage) => $"newsmonitor.{stage.ToString().ToLowerInvariant()}";

    public void Count(Stage stage, long items = 1)
    {
        if (items > 0)
            counters[stage].Add(items);
    }

    public void Dispose() => meter.Dispose();

    public static string Describe(Stage stage) => stage switch
    {
        Stage.Polled => "Feeds asked for news",
        Stage.FeedFailed => "Feeds that could not be read",
        Stage.New => "New entries put into the inbox",
        Stage.Extracted => "Stories read and judged",
        Stage.Relevant => "Stories found relevant",
        Stage.Booked => "Stories booked, once for each subscription that wants them",
        Stage.Sent => "Booked stories delivered in a digest",
        Stage.Suppressed => "Booked stories left out because their event was told already",
        _ => "Booked stories whose digest was given up",
    };
}

/// <summary>Where a story is counted on its way.</summary>
public enum Stage
{
    Polled,
    FeedFailed,
    New,
    Extracted,
    Relevant,
    Booked,
    Sent,
    Suppressed,
    Failed,
}
