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

    /// <summary>The demo's stories that are to be alerted.</summary>
    public static LabelledEvents ReadNewsroom(string path)
    {
        using var newsroom = JsonDocument.Parse(File.ReadAllText(path));
        var languages = newsroom.RootElement.GetProperty("outlets").EnumerateArray()
            .ToDictionary(o => o.GetProperty("id").GetString()!, o => o.GetProperty("language").GetString());
        var stories = newsroom.RootElement.GetProperty("stories").EnumerateArray().Where(s => s.TryGetProperty("event", out _)).ToList();
        return new(
            [.. stories.Select(s => ItemOf(s, languages[s.GetProperty("outlet").GetString()!]))],
            [.. stories.Select(s => s.GetProperty("event").GetString()!)]);
    }

    /// <summary>The pairs of titles that were joined and should not have been, or the other way round.</summary>
    public IEnumerable<string> Differences(IReadOnlyList<string> found) =>
        from i in Enumerable.Range(0, Items.Count)
        from j in Enumerable.Range(0, i)
        where found[i] == found[j] != (Events[i] == Events[j])
        select $"{(found[i] == found[j] ? "joined" : "parted")}: {Items[j].Title} | {Items[i].Title}";

    private static EventItem ItemOf(JsonElement story, string? language) => new()
    {
        Id = story.GetProperty("slug").GetString()!,
        Lang = language,
        Outlet = story.GetProperty("outlet").GetString(),
        Published = DateTimeOffset.UnixEpoch.AddYears(56).AddMinutes(-story.GetProperty("age").GetDouble()),
        Title = story.GetProperty("title").GetString(),
        Text = string.Join("\n\n", story.GetProperty("paragraphs").EnumerateArray().Select(p => p.GetString())),
    };

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
