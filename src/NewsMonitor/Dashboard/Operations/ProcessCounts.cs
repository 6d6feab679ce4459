using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace NewsMonitor.Dashboard.Operations;

/// <summary>What this process counted since it started, read from the product's own meters.</summary>
public sealed class ProcessCounts : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<Series, TaggedCount> counts = new();

    public ProcessCounts(TimeProvider clock)
    {
        Since = clock.GetUtcNow();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == PipelineMeter.Name)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, items, tags, _) =>
            Add(instrument.Name, [.. tags.ToArray().Select(tag => (tag.Key, tag.Value?.ToString() ?? ""))], items));
        listener.Start();
    }

    public DateTimeOffset Since { get; }

    public long this[Stage stage] => counts.GetValueOrDefault(new(PipelineMeter.NameOf(stage), ""))?.Count ?? 0;

    /// <summary>What an instrument counted, for each combination of its tags.</summary>
    public IReadOnlyList<TaggedCount> Of(string instrument) =>
        [.. counts.Where(count => count.Key.Instrument == instrument).OrderBy(count => count.Key.Tags, StringComparer.Ordinal).Select(count => count.Value)];

    public void Dispose() => listener.Dispose();

    private void Add(string instrument, IReadOnlyList<(string Name, string Value)> tags, long items) => counts.AddOrUpdate(
        new(instrument, string.Join(' ', tags.Select(tag => tag.Value))), _ => new(tags, items), (_, before) => before with { Count = before.Count + items });

    private readonly record struct Series(string Instrument, string Tags);
}

public sealed record TaggedCount(IReadOnlyList<(string Name, string Value)> Tags, long Count);
