using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>What the story list shows.</summary>
public sealed record StoriesModel
{
    public required StoriesQuery Query { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required IReadOnlyList<EventEntry> Events { get; init; }
    public required int Stories { get; init; }
    public required int EventCount { get; init; }
    public required int Pages { get; init; }
    public required IReadOnlyList<DayCount> Days { get; init; }
    public required IReadOnlyList<TopicTrend> Topics { get; init; }
    public required IReadOnlyList<Tally> Sources { get; init; }
    public required IReadOnlyList<Tally> Languages { get; init; }
    public required string Stamp { get; init; }

    /// <summary>Stories that a search could not look into yet.</summary>
    public int Unread { get; init; }
}

/// <summary>One event: the report that stands for it, and the others, newest first.</summary>
public sealed record EventEntry(StoryRow Lead, IReadOnlyList<StoryRow> Others)
{
    public IEnumerable<StoryRow> All => Others.Prepend(Lead);

    internal static EventEntry Of(IReadOnlyList<StoryRow> reports)
    {
        var lead = reports.MaxBy(row => (row.Urgency, row.Score))!;
        return new(lead, [.. reports.Where(row => row != lead)]);
    }
}

/// <param name="OfAllTopics">What fits but for the topic.</param>
public sealed record DayCount(DateOnly Day, int Stories, int OfAllTopics);

/// <summary>A topic's stories, oldest day first.</summary>
public sealed record TopicTrend(string Topic, int Stories, IReadOnlyList<int> ByDay);

public sealed record Tally(string Name, int Stories);
