using System.Diagnostics;
using System.Text.Json;
using NewsMonitor.Digests.Events;

namespace NewsMonitor.Benchmarks.Events;

/// <summary>
/// Events among many reports of one week, made of the labelled ones under changed names and numbers, beside what comparing each with each would cost:
/// <c>dotnet run -c Release --project tests/NewsMonitor.Benchmarks -- clustering</c>.
/// </summary>
internal static class ClusteringAtScale
{
    private static readonly int[] Sizes = [1_000, 2_500, 5_000, 10_000];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Run()
    {
        var labelled = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "testdata"), "events*.jsonl").Order()
            .SelectMany(File.ReadLines).Select(line => JsonSerializer.Deserialize<EventItem>(line, JsonSerializerOptions.Web)!).ToArray();
        EventClusterer.Cluster(Week(labelled, 300));
        var pair = SecondsOfOnePair(labelled);
        foreach (var size in Sizes)
        {
            var (cpu, events) = Measure(Week(labelled, size));
            var allPairs = pair * size * (size - 1) / 2;
            Console.WriteLine(FormattableString.Invariant(
                $"{size,6:N0} reports: {cpu,6:F2} s CPU, {cpu / size * 1e6,4:F0} µs each, {events:N0} events; each with each would take {allPairs,6:F1} s ({allPairs / cpu:F1} times)"));
        }
    }

    private static (double Cpu, int Events) Measure(IReadOnlyList<EventItem> reports)
    {
        var before = Environment.CpuUsage.TotalTime;
        var events = EventClusterer.Cluster(reports).Distinct().Count();
        return ((Environment.CpuUsage.TotalTime - before).TotalSeconds, events);
    }

    private static double SecondsOfOnePair(EventItem[] labelled)
    {
        var read = EventClusterer.Read(Week(labelled, 300));
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < 300; i++)
            for (var j = 0; j < 300; j++)
                _ = read.Likeness(i, j);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / (300 * 300);
    }

    private static List<EventItem> Week(EventItem[] labelled, int size)
    {
        var chance = new Random(1);
        var names = Enumerable.Range(0, 2000).Select(_ => $"N{string.Concat(Enumerable.Range(0, 6).Select(_ => (char)('a' + chance.Next(26))))}").ToArray();
        return [.. Enumerable.Range(0, size).Select(i => Vary(labelled[chance.Next(labelled.Length)], labelled[chance.Next(labelled.Length)], names[chance.Next(names.Length)], i, chance))];
    }

    private static EventItem Vary(EventItem report, EventItem background, string name, int number, Random chance) => report with
    {
        Id = $"r{number}",
        Published = Start.AddMinutes(chance.Next(7 * 24 * 60)),
        Title = $"{report.Title} {name} {chance.Next(5, 5000)}",
        Text = $"{report.Text} {name} said {chance.Next(5, 5000)}. {background.Title} {background.Text}",
    };
}
