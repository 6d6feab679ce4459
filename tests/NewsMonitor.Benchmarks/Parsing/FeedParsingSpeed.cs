using System.Diagnostics;

namespace NewsMonitor.Benchmarks.Parsing;

/// <summary><c>feeds-parse</c>: feeds a second of processor time, ours and CodeHollow's bare reading in turns, in this one process.</summary>
internal static class FeedParsingSpeed
{
    private const int Rounds = 15;
    private const int RunsARound = 3;

    public static async Task<int> RunAsync()
    {
        var feeds = new FeedParsing();
        var process = Process.GetCurrentProcess();
        var entries = (Ours: feeds.Parser(), Theirs: feeds.CodeHollowAlone());

        // The second compiler works in the background, and on a busy machine late.
        for (var warmUp = 0; warmUp < 40; warmUp++)
        {
            _ = feeds.Parser() + feeds.CodeHollowAlone();
            await Task.Delay(50, CancellationToken.None);
        }

        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add(Seconds(process, feeds.CodeHollowAlone));
            ours.Add(Seconds(process, feeds.Parser));
        }

        var ratio = Median([.. theirs.Zip(ours, (their, our) => their / our)]);
        var (mine, peer) = (feeds.Count / Median(ours), feeds.Count / Median(theirs));
        Console.WriteLine($"{feeds.Count} feeds, {feeds.Bytes / 1e6:0.0} MB, {entries.Ours} entries (CodeHollow: {entries.Theirs}); processor time, median of {Rounds}; ours from bytes, CodeHollow from text already decoded");
        Console.WriteLine($"ours        {mine:0} feeds/s, {feeds.Bytes / 1e6 / Median(ours):0} MB/s");
        Console.WriteLine($"CodeHollow  {peer:0} feeds/s, {feeds.Bytes / 1e6 / Median(theirs):0} MB/s");
        var met = mine >= 400 && ratio >= .7;
        Console.WriteLine($"{(met ? "met" : "MISSED")}: 400 feeds/s and .7 of CodeHollow's speed (ratio {ratio:0.00}, median over neighbouring rounds)");
        return met ? 0 : 1;
    }

    private static double Seconds(Process process, Func<int> work)
    {
        GC.Collect();
        var before = process.TotalProcessorTime;
        for (var run = 0; run < RunsARound; run++)
            work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds / RunsARound;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
