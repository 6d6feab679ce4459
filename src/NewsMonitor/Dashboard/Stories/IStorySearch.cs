using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>Full text over relevant stories.</summary>
public interface IStorySearch
{
    /// <param name="words">As typed: all must occur, in any order; "in quotes" in this order; a last * stands for any ending.</param>
    /// <param name="among">The stories to search. Those not read yet are read first, as many as a reader can wait for.</param>
    Task<SearchResult> FindAsync(string words, IReadOnlyList<StoryRow> among, CancellationToken cancellationToken);
}

/// <param name="Unread">How many stories have not been read into the index yet; they are on their way.</param>
public sealed record SearchResult(IReadOnlySet<StoryId> Found, int Unread);
