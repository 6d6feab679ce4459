namespace NewsMonitor.Dashboard.Stories;

/// <summary>One pass over the rows of a time: what there is, what fits, and in which events, newest first.</summary>
internal sealed class ShelfCount
{
    private readonly Shelf shelf;
    private readonly int firstDay;
    private readonly int[] byDay;
    private readonly int[] byDayOfAll;
    private readonly int[] byTopic;
    private readonly int[][] trends;
    private readonly int[] byOutlet;
    private readonly int[] byLanguage;

    public ShelfCount(Shelf shelf, ShelfFilter filter, (int Start, int End) rows, DateOnly from, DateOnly to)
    {
        this.shelf = shelf;
        firstDay = from.DayNumber;
        byDay = new int[to.DayNumber - firstDay + 1];
        byDayOfAll = new int[byDay.Length];
        byTopic = new int[shelf.Topics.Count];
        trends = [.. shelf.Topics.Select(_ => new int[byDay.Length])];
        byOutlet = new int[shelf.Outlets.All.Count];
        byLanguage = new int[shelf.Languages.All.Count];
        var seen = new bool[shelf.Events.All.Count];
        for (var row = rows.Start; row < rows.End; row++)
            Count(row, filter, seen);
    }

    public int Stories { get; private set; }

    /// <summary>Numbers of the events, by their newest story that fits.</summary>
    public List<int> Events { get; } = [];

    public IReadOnlyList<DayCount> Days => [.. byDay.Select((stories, day) => new DayCount(DateOnly.FromDayNumber(firstDay + day), stories, byDayOfAll[day]))];

    public IReadOnlyList<TopicTrend> Topics =>
        [.. shelf.Topics.Select((topic, number) => new TopicTrend(topic, byTopic[number], trends[number]))
            .Where(trend => trend.Stories > 0)
            .OrderByDescending(trend => trend.Stories).ThenBy(trend => trend.Topic, StringComparer.Ordinal)];

    public IReadOnlyList<Tally> Outlets => Tallies(shelf.Outlets, byOutlet);

    public IReadOnlyList<Tally> Languages => Tallies(shelf.Languages, byLanguage);

    private void Count(int row, ShelfFilter filter, bool[] seen)
    {
        if (!filter.IsFound(row))
            return;
        byOutlet[shelf.Outlets.OfRow[row]]++;
        byLanguage[shelf.Languages.OfRow[row]]++;
        if (!filter.FitsAllButTopic(row))
            return;

        // An hour that comes twice around midnight belongs to the day after, and is chosen with the day before.
        var day = Math.Clamp(shelf.Days[row] - firstDay, 0, byDay.Length - 1);
        byDayOfAll[day]++;
        foreach (var topic in shelf.TopicsOf[row])
        {
            byTopic[topic]++;
            trends[topic][day]++;
        }

        if (!filter.FitsTopic(row))
            return;

        Stories++;
        byDay[day]++;
        var happening = shelf.Events.OfRow[row];
        if (seen[happening])
            return;
        seen[happening] = true;
        Events.Add(happening);
    }

    private static IReadOnlyList<Tally> Tallies(Names names, int[] counts) =>
        [.. names.All.Select((name, number) => new Tally(name, counts[number])).Where(tally => tally.Stories > 0)
            .OrderByDescending(tally => tally.Stories).ThenBy(tally => tally.Name, StringComparer.Ordinal)];
}
