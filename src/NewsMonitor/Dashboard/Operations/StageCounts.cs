using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace NewsMonitor.Dashboard.Operations;

/// <summary>What this process counted at each stage since it started, read from the pipeline's own meter.</summary>
public sealed class StageCounts : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, long> counts = new();

    public StageCounts(TimeProvider clock)
    {
        Since = clock.GetUtcNow();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == PipelineMeter.Name)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, items, _, _) => counts.AddOrUpdate(instrument.Name, items, (_, before) => before + items));
        listener.Start();
    }

    public DateTimeOffset Since { get; }

    public long this[Stage stage] => counts.GetValueOrDefault(PipelineMeter.NameOf(stage));

    public void Dispose() => listener.Dispose();
}
