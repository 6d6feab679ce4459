using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace NewsMonitor.Benchmarks.Cost;

/// <summary>Counts what this process asks of the ports of a storage account, as the runtime itself measures it.</summary>
internal sealed class StorageRequests : IDisposable
{
    private readonly ConcurrentDictionary<(int Port, string Method), int> counts = new();
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
                counts.AddOrUpdate((port, ValueOf(tags, "http.request.method") as string ?? ""), 1, (_, count) => count + 1);
        });
        listener.Start();
    }

    /// <summary>Reads and writes since the last call.</summary>
    public (int Reads, int Writes) Take()
    {
        var taken = TakeByPort();
        return (taken.Where(count => IsRead(count.Method)).Sum(count => count.Count), taken.Where(count => !IsRead(count.Method)).Sum(count => count.Count));
    }

    /// <summary>The same by the service's port and the method.</summary>
    public IReadOnlyList<(int Port, string Method, int Count)> TakeByPort()
    {
        var taken = counts.ToArray();
        counts.Clear();
        return [.. taken.Select(count => (count.Key.Port, count.Key.Method, count.Value))];
    }

    public static bool IsRead(string method) => method is "GET" or "HEAD";

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
