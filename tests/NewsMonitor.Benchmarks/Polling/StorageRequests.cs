using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace NewsMonitor.Benchmarks.Polling;

/// <summary>Counts what this process asks of the ports of a storage account, as the runtime itself measures it.</summary>
internal sealed class StorageRequests : IDisposable
{
    private readonly ConcurrentDictionary<string, int> counts = new();
    private readonly MeterListener listener = new();

    public StorageRequests(int besides)
    {
        listener.InstrumentPublished = (instrument, subscriber) =>
        {
            if (instrument.Name == "http.client.request.duration")
                subscriber.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            if (ValueOf(tags, "server.port") is int port && port != besides)
                counts.AddOrUpdate(ValueOf(tags, "http.request.method") as string ?? "", 1, (_, count) => count + 1);
        });
        listener.Start();
    }

    /// <summary>Reads and writes since the last call.</summary>
    public (int Reads, int Writes) Take()
    {
        var taken = counts.ToArray();
        counts.Clear();
        return (taken.Where(count => count.Key is "GET" or "HEAD").Sum(count => count.Value), taken.Where(count => count.Key is not ("GET" or "HEAD")).Sum(count => count.Value));
    }

    public void Dispose() => listener.Dispose();

    private static object? ValueOf(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name)
                return tag.Value;
        }

        return null;
    }
}
