using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Events;

/// <summary>An event as a composer sees it: what waits to be told of it, and what was told already.</summary>
internal sealed class Happening(string name, IReadOnlyList<Story> pending, IReadOnlyList<AlertedStory> alerted, Func<Story, AlertedStory, float> likeness)
{
    public string Event => name;

    /// <summary>Oldest first; never empty.</summary>
    public IReadOnlyList<Story> Pending => pending;

    public IReadOnlyList<AlertedStory> Alerted => alerted;

    public IReadOnlyList<Story> Everything => [.. alerted.Select(a => a.Story), .. pending];

    public Urgency AlertedUrgency => alerted.Max(a => a.Urgency);

    public AlertedStory ClosestAlerted(Story story) => alerted.MaxBy(a => (a.Story.Id == story.Id, likeness(story, a)))!;

    /// <summary>How sure it is that a story tells what was told before, 1 for a new version of it.</summary>
    public float Likeness(Story story) => alerted.Max(a => a.Story.Id == story.Id ? 1 : likeness(story, a));
}

/// <summary>Groups what is pending, together with what was alerted, into events.</summary>
internal static class Happenings
{
    public static IReadOnlyList<Happening> Of(IReadOnlyList<Story> pending, IReadOnlyList<AlertedStory> alerted)
    {
        var stories = alerted.Select(a => a.Story).Concat(pending).ToList();
        var clusters = EventClusterer.Read([.. stories.Select(ItemOf)]);
        var index = stories.Index().ToDictionary(s => s.Item, s => s.Index, (IEqualityComparer<Story>)ReferenceEqualityComparer.Instance);
        var told = alerted.ToLookup(a => clusters.Events[index[a.Story]]);
        var known = alerted.ToLookup(a => a.Story.Id);

        return
        [
            .. pending.GroupBy(story => NameOf(story, clusters.Events[index[story]])).Select(group => new Happening(
                group.Key, [.. group.OrderBy(s => s.Published).ThenBy(s => s.Id.Value, StringComparer.Ordinal)], ToldOf(group),
                (story, before) => clusters.Likeness(index[story], index[before.Story]))),
        ];

        // An event that was alerted keeps the name it was alerted under; a corrected story stays with its event whatever its new words are.
        string NameOf(Story story, string cluster)
        {
            var before = known[story.Id].Any() ? known[story.Id] : told[cluster];
            return before.GroupBy(a => a.Event).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? cluster;
        }

        IReadOnlyList<AlertedStory> ToldOf(IGrouping<string, Story> group)
        {
            var clustersOfIt = group.Select(s => clusters.Events[index[s]]).ToHashSet();
            return [.. alerted.Where(a => a.Event == group.Key || clustersOfIt.Contains(clusters.Events[index[a.Story]]))];
        }
    }

    private static EventItem ItemOf(Story story) => new()
    {
        Id = $"{story.Id}-{story.Version}",
        Lang = story.Decision.Language == "und" ? null : story.Decision.Language,
        Outlet = story.Outlet,
        Published = story.Published,
        Title = story.Title,
        Text = story.Text,
    };
}
