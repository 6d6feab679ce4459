using System.Globalization;
using BenchmarkDotNet.Running;
using NewsMonitor.Benchmarks.Cost;
using NewsMonitor.Benchmarks.Events;
using NewsMonitor.Benchmarks.Extraction;
using NewsMonitor.Benchmarks.Parsing;
using NewsMonitor.Benchmarks.Polling;
using NewsMonitor.Benchmarks.Tagging;

namespace NewsMonitor.Benchmarks;

internal static class Benchmarks
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["polling", .. var rest]:
                return await PollingLoad.RunAsync(rest);
            case ["polling-server"]:
                await LoadServer.RunAsync();
                return 0;
            case ["extract", .. var rest]:
                return await ExtractionBesideSmartReader.CompareAsync(rest);
            case ["extract-alone", var reader, var directory]:
                return ExtractionBesideSmartReader.RunAlone(reader, directory);
            case ["feeds-parse"]:
                return await FeedParsingSpeed.RunAsync();
            case ["feeds-hostile"]:
                return await HostileFeeds.RunAsync();
            case ["feeds-hostile", var document]:
                return HostileFeeds.RunOne(document);
            case ["cost"]:
                return await TransactionCounts.RunAsync();
            case ["dashboard", var stories]:
                await DashboardAtScale.RunAsync(int.Parse(stories, CultureInfo.InvariantCulture));
                return 0;
            case ["clustering"]:
                ClusteringAtScale.Run();
                return 0;
            case ["tagging"]:
                return await TaggingRun.RunAsync();
            case ["fit", var profile, .. var labelled]:
                return FitModel.Run(profile, labelled);
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Benchmarks).Assembly).Run(args);
                return 0;
        }
    }
}
