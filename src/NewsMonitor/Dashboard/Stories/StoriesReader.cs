using Microsoft.Extensions.Options;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>Answers a query from the shelf: filtered, grouped into events, counted and cut into pages.</summary>
public sealed class StoriesReader(StoryShelf shelf, IStorySearch search, LocalTime time, IOptions<DashboardOptions> options)
{
    public async Task<StoriesModel> ReadAsync(StoriesQuery query, CancellationToken cancellationToken)
    {
        var to = query.To ?? time.Today;
        var from = query.From ?? to.AddDays(1 - options.Value.Days);
        if (from > to)
            (from, to) = (to, from);

        var (rows, stamp, unread) = await RowsAsync(query, from, to, cancellationToken);
        var fitting = rows.Where(query.Fits).ToList();
        var events = EventList.Of(fitting);
        var size = options.Value.PageSize;
        return new()
        {
            Query = query,
            From = from,
            To = to,
            Events = [.. events.Skip((query.Page - 1) * size).Take(size)],
            Stories = fitting.Count,
            EventCount = events.Count,
            Pages = Math.Max(1, (events.Count + size - 1) / size),
            Days = Days(fitting, from, to),
            Topics = Topics([.. rows.Where(query.FitsAllButTopic)], from, to),
            Sources = Tallies(rows, row => row.Outlet),
            Languages = Tallies(rows, row => row.Language),
            Stamp = stamp,
            Unread = unread,
        };
    }

    /// <summary>Everything that fits, newest first, without grouping: for feeds and exports.</summary>
    public async Task<IReadOnlyList<StoryRow>> ListAsync(StoriesQuery query, CancellationToken cancellationToken)
    {
        var to = query.To ?? time.Today;
        var (rows, _, _) = await RowsAsync(query, query.From ?? to.AddDays(1 - options.Value.Days), to, cancellationToken);
        return [.. rows.Where(query.Fits)];
    }

    /// <summary>Other reports of the same event, of the days around it.</summary>
    public async Task<IReadOnlyList<StoryRow>> SameEventAsync(StoryRow row, CancellationToken cancellationToken)
    {
        var day = time.DayOf(row.Published);
        var shelved = await shelf.SinceAsync(FirstSeen(day.AddDays(-7)), cancellationToken);
        var around = shelved.Rows.Where(other => (other.Published - row.Published).Duration() < TimeSpan.FromDays(7)).ToList();
        return EventList.Of(around).FirstOrDefault(entry => entry.All.Any(report => report.Id == row.Id)) is { } found
            ? [.. found.All.Where(report => report.Id != row.Id)]
            : [];
    }

    public async Task<string> StampAsync(CancellationToken cancellationToken) =>
        (await shelf.SinceAsync(FirstSeen(time.Today.AddDays(1 - options.Value.Days)), cancellationToken)).Stamp;

    private async Task<(IReadOnlyList<StoryRow> Rows, string Stamp, int Unread)> RowsAsync(
        StoriesQuery query, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        // A story is seen on the day it is published or later, and a local day may begin on the UTC day before.
        var shelved = await shelf.SinceAsync(FirstSeen(from), cancellationToken);
        var (start, end) = (time.StartOf(from), time.StartOf(to.AddDays(1)));
        var rows = shelved.Rows.Where(row => row.Published >= start && row.Published < end).ToList();
        if (query.Search is not { } words)
            return (rows, shelved.Stamp, 0);

        var result = await search.FindAsync(words, rows, cancellationToken);
        return ([.. rows.Where(row => result.Found.Contains(row.Id))], shelved.Stamp, result.Unread);
    }

    // No partition is older than the product; a date of the year 1 must not mean 700,000 queries.
    private DateOnly FirstSeen(DateOnly from)
    {
        var earliest = time.Today.AddDays(-366);
        return (from < earliest ? earliest : from).AddDays(-1);
    }

    private List<DayCount> Days(IEnumerable<StoryRow> rows, DateOnly from, DateOnly to)
    {
        var counts = rows.CountBy(row => time.DayOf(row.Published)).ToDictionary();
        var first = to.DayNumber - from.DayNumber > 366 ? to.AddDays(-366) : from;
        return [.. Enumerable.Range(0, to.DayNumber - first.DayNumber + 1)
            .Select(first.AddDays)
            .Select(day => new DayCount(day, counts.GetValueOrDefault(day)))];
    }

    private List<TopicTrend> Topics(IReadOnlyList<StoryRow> rows, DateOnly from, DateOnly to)
    {
        var first = to.DayNumber - from.DayNumber >= 14 ? to.AddDays(-13) : from;
        var length = to.DayNumber - first.DayNumber + 1;
        var trends = new Dictionary<string, (int Total, int[] ByDay)>();
        foreach (var row in rows)
        {
            var day = time.DayOf(row.Published).DayNumber - first.DayNumber;
            foreach (var topic in row.Topics)
            {
                var trend = trends.TryGetValue(topic, out var known) ? known : (0, new int[length]);
                if (day >= 0 && day < length)
                    trend.Item2[day]++;
                trends[topic] = (trend.Item1 + 1, trend.Item2);
            }
        }

        return [.. trends.Select(trend => new TopicTrend(trend.Key, trend.Value.Total, trend.Value.ByDay))
            .OrderByDescending(trend => trend.Stories).ThenBy(trend => trend.Topic, StringComparer.Ordinal)];
    }

    private static List<Tally> Tallies(IEnumerable<StoryRow> rows, Func<StoryRow, string> name) =>
        [.. rows.CountBy(name).Select(count => new Tally(count.Key, count.Value)).OrderByDescending(tally => tally.Stories).ThenBy(tally => tally.Name, StringComparer.Ordinal)];
}
