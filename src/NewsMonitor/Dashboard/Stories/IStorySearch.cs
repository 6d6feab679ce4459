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

/// <summary>Which stories hold the words.</summary>
public sealed class SearchResult(Func<StoryId, bool> contains, int unread)
{
    /// <summary>How many stories have not been read into the index yet; they are on their way.</summary>
    public int Unread => unread;

    public bool Contains(StoryId story) => contains(story);
}
