using NewsMonitor.Feeds;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>Full text over relevant stories. Adding the same version of a story twice leaves one.</summary>
public interface IStorySearch
{
    Task<IReadOnlySet<StoryId>> FindAsync(string words, CancellationToken cancellationToken);
}
