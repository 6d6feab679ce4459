using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Dashboard;

/// <summary>Stories and their index in memory; counts how often a day is read.</summary>
public sealed class MemoryStories : IStoryIndex, IStoryStore
{
    private readonly ConcurrentDictionary<StoryId, StoryRow> rows = new();
    private readonly ConcurrentDictionary<StoryId, Story> stories = new();
    private int dayReads;

    public IEnumerable<StoryRow> All => rows.Values;

    public int DayReads => dayReads;

    public Task<StoryRow?> FindAsync(StoryId id, CancellationToken cancellationToken) => Task.FromResult(rows.GetValueOrDefault(id));

    public Task SaveAsync(StoryRow row, CancellationToken cancellationToken)
    {
        rows[row.Id] = row;
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoryRow> RelevantOfDayAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in OfDayAsync(day, cancellationToken))
        {
            if (row.Relevant)
                yield return row;
        }
    }

    public async IAsyncEnumerable<StoryRow> OfDayAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref dayReads);
        await Task.CompletedTask;
        foreach (var row in rows.Values.Where(row => DateOnly.FromDateTime(row.SeenAt.UtcDateTime) == day))
            yield return row;
    }

    Task<Story?> IStoryStore.FindAsync(StoryId id, CancellationToken cancellationToken) => Task.FromResult(stories.GetValueOrDefault(id));

    Task<Story?> IStoryStore.FindAsync(StoryId id, int version, CancellationToken cancellationToken) => Task.FromResult(stories.GetValueOrDefault(id));

    public Task SaveAsync(Story story, CancellationToken cancellationToken)
    {
        stories[story.Id] = story;
        return Task.CompletedTask;
    }
}
