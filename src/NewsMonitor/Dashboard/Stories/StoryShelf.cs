using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>
/// Relevant stories by day, held in memory so that a page costs no storage call: a day is read when first asked for, and again in the
/// background when it is stale. Today's is never older than <see cref="DashboardOptions.FreshFor"/>.
/// </summary>
public sealed class StoryShelf(IStoryIndex index, LocalTime time, IOptions<DashboardOptions> options, TimeProvider clock, ILogger<StoryShelf> logger) : IDisposable
{
    private static readonly TimeSpan PastFreshFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<DateOnly, ShelfDay> days = new();
    private readonly SemaphoreSlim reading = new(8, 8);
    private readonly Lock joining = new();
    private readonly EventNames events = new();
    private Shelf joined = Shelf.Empty;

    /// <summary>Every relevant story first seen on these UTC days or later, newest publication first.</summary>
    public async Task<Shelf> SinceAsync(DateOnly firstSeen, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var wanted = Enumerable.Range(0, Math.Max(1, today.DayNumber - firstSeen.DayNumber + 1)).Select(back => today.AddDays(-back)).ToList();
        var held = await Task.WhenAll(wanted.Select(day => DayAsync(day, today, cancellationToken)));
        return Join(held);
    }

    public void Dispose() => reading.Dispose();

    private async Task<ShelfDay> DayAsync(DateOnly day, DateOnly today, CancellationToken cancellationToken)
    {
        if (!days.TryGetValue(day, out var held))
            return await ReadAsync(day, cancellationToken);

        var age = clock.GetUtcNow() - held.ReadAt;
        // Yesterday's stories still change for a while: a version, a failure mended.
        if (day >= today.AddDays(-1) && age > options.Value.FreshFor)
            return await ReadAsync(day, cancellationToken);
        if (age > PastFreshFor)
            _ = RefreshAsync(day, held);
        return held;
    }

    private async Task<ShelfDay> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            var rows = new List<StoryRow>();
            await foreach (var row in index.RelevantOfDayAsync(day, cancellationToken))
                rows.Add(row);

            var fresh = new ShelfDay(day, rows, clock.GetUtcNow());
            // The same rows keep the same list, so that what was joined from it stays good.
            if (days.TryGetValue(day, out var held) && held.SameAs(fresh))
                fresh = fresh with { Rows = held.Rows };
            return days[day] = fresh;
        }
        finally
        {
            reading.Release();
        }
    }

    // Nobody waits for it: what is held is shown meanwhile, and the next look finds the new one.
    private async Task RefreshAsync(DateOnly day, ShelfDay held)
    {
        if (!days.TryUpdate(day, held with { ReadAt = clock.GetUtcNow() }, held))
            return;
        try
        {
            await ReadAsync(day, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            logger.ShelfNotRefreshed(failure, day);
        }
    }

    private Shelf Join(IReadOnlyList<ShelfDay> held)
    {
        lock (joining)
        {
            var parts = held.Select(day => day.Rows).ToList();
            if (parts.Count == joined.Parts.Count && parts.Zip(joined.Parts).All(pair => ReferenceEquals(pair.First, pair.Second)))
                return joined;

            return joined = new Shelf(parts, parts.SelectMany(part => part), time.DayOf, events.Of);
        }
    }

    private sealed record ShelfDay(DateOnly Day, IReadOnlyList<StoryRow> Rows, DateTimeOffset ReadAt)
    {
        public bool SameAs(ShelfDay other) =>
            Rows.Count == other.Rows.Count
            && Rows.Zip(other.Rows).All(pair =>
                pair.First.Id == pair.Second.Id && pair.First.Version == pair.Second.Version
                && pair.First.ExtractedAt == pair.Second.ExtractedAt && pair.First.Booked == pair.Second.Booked);
    }
}
