using System.Text.Json;
using NewsMonitor.Digests.Events;

namespace NewsMonitor.Tests.Digests.Events;

/// <summary>Reports with the event that a person says they tell of.</summary>
internal sealed record LabelledEvents(IReadOnlyList<EventItem> Items, IReadOnlyList<string> Events)
{
    public static LabelledEvents Read(string file)
    {
        var (items, events) = (new List<EventItem>(), new List<string>());
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "testdata", file)))
        {
            using var report = JsonDocument.Parse(line);
            items.Add(report.Deserialize<EventItem>(JsonSerializerOptions.Web)!);
            events.Add(report.RootElement.GetProperty("event").GetString()!);
        }

        return new(items, events);
    }

    /// <summary>B³: for each report, how much of its found event is right, and how much of its true event was found.</summary>
    public (double Precision, double Recall, double F1) Score(IReadOnlyList<string> found)
    {
        var (right, complete) = (0.0, 0.0);
        for (var i = 0; i < Items.Count; i++)
        {
            var both = Enumerable.Range(0, Items.Count).Count(j => found[j] == found[i] && Events[j] == Events[i]);
            right += both / (double)found.Count(f => f == found[i]);
            complete += both / (double)Events.Count(e => e == Events[i]);
        }

        var (precision, recall) = (right / Items.Count, complete / Items.Count);
        return (precision, recall, 2 * precision * recall / (precision + recall));
    }
}
