using System.Globalization;
using System.Text;
using NewsMonitor.Dashboard.Operations;
using NewsMonitor.Feeds;

namespace NewsMonitor.Dashboard.Machine;

/// <summary>Prometheus' text format (version 0.0.4): what this process counted, and what storage holds now.</summary>
public sealed class MetricsText(ProcessCounts counts, IQueueDepths queues, FeedHealths feeds)
{
    public const string Type = "text/plain; version=0.0.4; charset=utf-8";

    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var stage in Enum.GetValues<Stage>())
            Write(text, $"{PipelineMeter.NameOf(stage).Replace('.', '_')}_total", "counter", PipelineMeter.Describe(stage), [new([], counts[stage])]);
        Write(text, "newsmonitor_storage_requests_total", "counter", "Requests to the storage account, retries included", counts.Of(PipelineMeter.StorageRequests));
        var depths = await queues.ReadAsync(cancellationToken);
        Write(text, "newsmonitor_queue_messages", "gauge", "Messages in each queue, roughly", depths.Select(queue => new TaggedCount([("queue", queue.Queue)], queue.Messages)));
        var health = (await feeds.LoadAsync(cancellationToken)).CountBy(feed => feed.Status).ToDictionary();
        var byStatus = Enum.GetValues<FeedStatus>().Select(status => new TaggedCount([("status", status.ToString().ToLowerInvariant())], health.GetValueOrDefault(status)));
        Write(text, "newsmonitor_feeds", "gauge", "Feeds of the catalogue by how they fare", byStatus);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string name, string type, string help, IEnumerable<TaggedCount> series)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        foreach (var (tags, count) in series)
        {
            // The values are our own names and need no escaping.
            var labels = tags.Count == 0 ? "" : $"{{{string.Join(',', tags.Select(tag => $"{tag.Name}=\"{tag.Value}\""))}}}";
            text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {count}\n");
        }
    }
}
