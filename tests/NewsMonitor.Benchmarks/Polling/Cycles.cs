using System.Diagnostics;
using NewsMonitor.Benchmarks.Cost;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Feeds;

namespace NewsMonitor.Benchmarks.Polling;

/// <summary>Runs poll cycles, each as if the process had just started, and prints what each took.</summary>
internal sealed class Cycles(HttpClient control, StorageRequests storage)
{
    private readonly Process self = Process.GetCurrentProcess();

    public long PeakBytes { get; private set; }

    public async Task<(TimeSpan Took, int Writes)> MeasureAsync(string name, List<Feed> feeds, ServiceProvider services)
    {
        await using var _ = services;
        await control.GetStringAsync("/figures");
        storage.Take();
        var processor = self.TotalProcessorTime;

        var report = await services.GetRequiredService<FeedPoller>().PollAsync(PollScope.All, CancellationToken.None);

        self.Refresh();
        PeakBytes = self.PeakWorkingSet64;
        var (reads, writes) = storage.Take();
        var figures = (await control.GetStringAsync("/figures")).Split(' ');
        Console.WriteLine(
            $"{name}: {report.Took.TotalSeconds:0.0} s ({(self.TotalProcessorTime - processor).TotalSeconds:0.0} s of processor time), peak {PeakBytes / 1e6:0} MB");
        Console.WriteLine(
            $"  {report.Polled:N0} polled, {report.Unchanged:N0} unchanged, {report.New:N0} new entries, {report.Failed:N0} failed, {report.Postponed:N0} postponed");
        Console.WriteLine($"  {figures[0]} requests over at most {figures[1]} connections at once; storage: {reads:N0} reads, {writes:N0} writes");
        Trace.Assert(report.Polled + report.Postponed == feeds.Count, "Every feed has its turn.");
        return (report.Took, writes);
    }
}
