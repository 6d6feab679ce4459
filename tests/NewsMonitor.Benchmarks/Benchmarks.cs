using System.Globalization;
using BenchmarkDotNet.Running;
using NewsMonitor.Benchmarks.Parsing;
using NewsMonitor.Benchmarks.Polling;

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
            case ["feeds-parse"]:
                return await FeedParsingSpeed.RunAsync();
            case ["feeds-hostile"]:
                return await HostileFeeds.RunAsync();
            case ["feeds-hostile", var document]:
                return HostileFeeds.RunOne(document);
            case ["dashboard", var stories]:
                await DashboardAtScale.RunAsync(int.Parse(stories, CultureInfo.InvariantCulture));
                return 0;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Benchmarks).Assembly).Run(args);
                return 0;
        }
    }
}
