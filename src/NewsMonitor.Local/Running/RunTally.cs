using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace NewsMonitor.Local.Running;

/// <summary>What this process counted since it started, read from the pipeline's own meter.</summary>
internal sealed class RunTally : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, long> counts = new();

    public RunTally()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == PipelineMeter.Name)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, items, _, _) => counts.AddOrUpdate(instrument.Name, items, (_, before) => before + items));
        listener.Start();
    }

    public long this[Stage stage] => counts.GetValueOrDefault(PipelineMeter.NameOf(stage));

    public void Dispose() => listener.Dispose();
}
