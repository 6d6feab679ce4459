using NewsMonitor.Feeds;

namespace NewsMonitor.Stories;

/// <summary>One row for each story seen, relevant or not, by the day it was first seen (UTC).</summary>
public interface IStoryIndex
{
    Task<StoryRow?> FindAsync(StoryId id, CancellationToken cancellationToken);

    Task SaveAsync(StoryRow row, CancellationToken cancellationToken);

    /// <summary>The relevant rows of one day, in no order.</summary>
    IAsyncEnumerable<StoryRow> RelevantOfDayAsync(DateOnly day, CancellationToken cancellationToken);

    /// <summary>The rows of one day, in no order.</summary>
    IAsyncEnumerable<StoryRow> OfDayAsync(DateOnly day, CancellationToken cancellationToken);
}
