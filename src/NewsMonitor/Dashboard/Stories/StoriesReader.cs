using Microsoft.Extensions.Options;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>Answers a query from the shelf: filtered, grouped into events, counted and cut into pages.</summary>
public sealed class StoriesReader(StoryShelf shelves, IStorySearch search, LocalTime time, IOptions<DashboardOptions> options)
{
    // No partition is older than the product; a date of the year 1 must not mean 700,000 queries.
    private const int MostDays = 366;

    public async Task<StoriesModel> ReadAsync(StoriesQuery query, CancellationToken cancellationToken)
    {
        var (from, to) = Time(query);
        var (shelf, filter, unread) = await PrepareAsync(query, from, cancellationToken);
        var rows = shelf.Between(time.StartOf(from), time.StartOf(to.AddDays(1)));
        var count = new ShelfCount(shelf, filter, rows, from, to);
        var size = options.Value.PageSize;
        return new()
        {
            Query = query,
            From = from,
            To = to,
            Events = Entries(shelf, filter, rows, [.. count.Events.Skip((query.Page - 1) * size).Take(size)]),
            Stories = count.Stories,
            EventCount = count.Events.Count,
            Pages = Math.Max(1, (count.Events.Count + size - 1) / size),
            Days = count.Days,
            Topics = count.Topics,
            Sources = count.Outlets,
            Languages = count.Languages,
            Stamp = shelf.Stamp,
            Unread = unread,
        };
    }

    /// <summary>Everything that fits, newest first, without grouping: for feeds and exports.</summary>
    public async Task<IReadOnlyList<StoryRow>> ListAsync(StoriesQuery query, CancellationToken cancellationToken)
    {
        var (from, to) = Time(query);
        var (shelf, filter, _) = await PrepareAsync(query, from, cancellationToken);
        var (start, end) = shelf.Between(time.StartOf(from), time.StartOf(to.AddDays(1)));
        return [.. Enumerable.Range(start, end - start).Where(filter.Fits).Select(row => shelf.Rows[row])];
    }

    /// <summary>Other reports of the same event, newest first.</summary>
    public async Task<IReadOnlyList<StoryRow>> SameEventAsync(StoryRow row, CancellationToken cancellationToken)
    {
        var shelf = await shelves.SinceAsync(FirstSeen(time.DayOf(row.Published).AddDays(-7)), cancellationToken);
        var own = shelf.Rows.Index().FirstOrDefault(each => each.Item.Id == row.Id, (-1, null!)).Index;
        if (own < 0)
            return [];

        var happening = shelf.Events.OfRow[own];
        return [.. shelf.Rows.Where((_, number) => number != own && shelf.Events.OfRow[number] == happening)];
    }

    public async Task<string> StampAsync(CancellationToken cancellationToken) =>
        (await shelves.SinceAsync(FirstSeen(Time(new StoriesQuery()).From), cancellationToken)).Stamp;

    private (DateOnly From, DateOnly To) Time(StoriesQuery query)
    {
        var earliest = time.Today.AddDays(-MostDays);
        var latest = time.Today.AddDays(1);
        var to = Within(query.To ?? time.Today);
        var from = Within(query.From ?? to.AddDays(1 - options.Value.Days));
        return from <= to ? (from, to) : (to, from);

        DateOnly Within(DateOnly day) => day < earliest ? earliest : day > latest ? latest : day;
    }

    private async Task<(Shelf Shelf, ShelfFilter Filter, int Unread)> PrepareAsync(StoriesQuery query, DateOnly from, CancellationToken cancellationToken)
    {
        var shelf = await shelves.SinceAsync(FirstSeen(from), cancellationToken);
        var found = query.Search is { } words ? await search.FindAsync(words, shelf.Rows, cancellationToken) : null;
        return (shelf, new ShelfFilter(shelf, query, found), found?.Unread ?? 0);
    }

    // A story is seen on the day it is published or later, and a local day may begin on the UTC day before.
    private static DateOnly FirstSeen(DateOnly from) => from.AddDays(-1);

    private static List<EventEntry> Entries(Shelf shelf, ShelfFilter filter, (int Start, int End) rows, IReadOnlyList<int> events)
    {
        var reports = events.ToDictionary(happening => happening, _ => new List<StoryRow>());
        for (var row = rows.Start; row < rows.End; row++)
        {
            if (reports.TryGetValue(shelf.Events.OfRow[row], out var list) && filter.Fits(row))
                list.Add(shelf.Rows[row]);
        }

        return [.. events.Select(happening => EventEntry.Of(reports[happening]))];
    }
}
