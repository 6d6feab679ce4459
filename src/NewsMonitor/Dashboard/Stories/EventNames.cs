using NewsMonitor.Digests.Events;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>
/// Names the event that each story reports, by the rules that digests go by, from its title and best sentence. Grouped week by week, so that a new
/// story costs one week's work; a week with more stories than could be told apart in time stays ungrouped.
/// </summary>
internal sealed class EventNames
{
    private const int MostInWeek = 1500;

    private readonly Dictionary<int, Week> weeks = [];

    public IReadOnlyList<string> Of(IReadOnlyList<StoryRow> rows)
    {
        var names = new string[rows.Count];
        foreach (var week in rows.Index().GroupBy(each => WeekOf(each.Item)))
        {
            var members = week.ToList();
            var events = EventsOf(week.Key, [.. members.Select(member => member.Item)]);
            for (var i = 0; i < members.Count; i++)
                names[members[i].Index] = events[i];
        }

        return names;
    }

    private IReadOnlyList<string> EventsOf(int number, IReadOnlyList<StoryRow> rows)
    {
        if (rows.Count > MostInWeek)
            return [.. rows.Select(row => row.Id.Value)];
        if (weeks.TryGetValue(number, out var known) && known.Rows.SequenceEqual(rows, ReferenceEqualityComparer.Instance))
            return known.Events;

        var events = EventClusterer.Cluster([.. rows.Select(ItemOf)]);
        weeks[number] = new(rows, events);
        return events;
    }

    // Weeks begin on Monday; the calendar's first day was one.
    private static int WeekOf(StoryRow row) => DateOnly.FromDateTime(row.Published.UtcDateTime).DayNumber / 7;

    private static EventItem ItemOf(StoryRow row) => new()
    {
        Id = row.Id.Value,
        Lang = row.Language,
        Outlet = row.Outlet,
        Published = row.Published,
        Title = row.Title,
        Text = row.BestSentence?.Text,
    };

    private sealed record Week(IReadOnlyList<StoryRow> Rows, IReadOnlyList<string> Events);
}
