using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>Groups stories, newest first, into the events they report.</summary>
internal static class EventList
{
    public static IReadOnlyList<EventEntry> Of(IReadOnlyList<StoryRow> newestFirst) =>
        [.. newestFirst.GroupBy(row => row.Id).Select(reports => Entry([.. reports]))];

    private static EventEntry Entry(IReadOnlyList<StoryRow> reports)
    {
        var lead = reports.MaxBy(row => (row.Urgency, row.Score))!;
        return new(lead, [.. reports.Where(row => row != lead)]);
    }
}
