using NewsMonitor.Feeds;

namespace NewsMonitor.Stories;

/// <summary>Keeps relevant stories whole. Saving the same version twice leaves one; an older version stays beside the newer one.</summary>
public interface IStoryStore
{
    /// <summary>The newest version.</summary>
    Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken);

    /// <summary>One version, null when it was never kept.</summary>
    Task<Story?> FindAsync(StoryId id, int version, CancellationToken cancellationToken);

    Task SaveAsync(Story story, CancellationToken cancellationToken);
}
