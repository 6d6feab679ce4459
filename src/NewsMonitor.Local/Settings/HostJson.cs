using System.Globalization;
using System.Text.Json;
using NewsMonitor.Config;

namespace NewsMonitor.Local.Settings;

/// <summary>What the one-machine host shares with the Functions host: the figures of <c>host.json</c>, with that host's defaults.</summary>
internal sealed record HostJson
{
    public int QueueBatchSize { get; init; } = 16;
    public int MaxDequeueCount { get; init; } = 5;
    public TimeSpan QueueVisibilityTimeout { get; init; } = TimeSpan.Zero;
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);
    public int BlobParallelism { get; init; } = 8;
    public int PoisonBlobThreshold { get; init; } = 5;

    public static HostJson Load(string root)
    {
        var path = Path.Combine(root, "host.json");
        if (!File.Exists(path))
            return new();

        using var document = JsonSettingsFile.Read(path);
        var queues = Section(document.RootElement, "extensions", "queues");
        var blobs = Section(document.RootElement, "extensions", "blobs");
        var defaults = new HostJson();
        return new()
        {
            QueueBatchSize = Number(queues, "batchSize", defaults.QueueBatchSize, 1, 32),
            MaxDequeueCount = Number(queues, "maxDequeueCount", defaults.MaxDequeueCount, 1, 100),
            QueueVisibilityTimeout = Time(queues, "visibilityTimeout", defaults.QueueVisibilityTimeout),
            MaxPollingInterval = Time(queues, "maxPollingInterval", defaults.MaxPollingInterval),
            BlobParallelism = Number(blobs, "maxDegreeOfParallelism", defaults.BlobParallelism, 1, 64),
            PoisonBlobThreshold = Number(blobs, "poisonBlobThreshold", defaults.PoisonBlobThreshold, 1, 100),
        };
    }

    private static JsonElement? Section(JsonElement root, params string[] path)
    {
        foreach (var name in path)
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out root))
                return null;
        }

        return root;
    }

    private static int Number(JsonElement? section, string name, int absent, int least, int most)
    {
        if (section?.TryGetProperty(name, out var value) != true)
            return absent;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw new ConfigException(new ConfigProblem("host.json", null, name, $"a whole number from {least} to {most} is expected, not {value.GetRawText()}."));
    }

    private static TimeSpan Time(JsonElement? section, string name, TimeSpan absent)
    {
        if (section?.TryGetProperty(name, out var value) != true)
            return absent;
        return value.ValueKind == JsonValueKind.String && TimeSpan.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero
            ? time
            : throw new ConfigException(new ConfigProblem("host.json", null, name, $"a time such as \"00:00:30\" is expected, not {value.GetRawText()}."));
    }
}
