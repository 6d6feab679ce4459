using NewsMonitor.Stories;
using NewsMonitor.Stories.Pages;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>What a story said before, what changed each time it came again, and the page it was read from.</summary>
public sealed class StoryHistory(IStoryStore stories, IPageArchive pages)
{
    private const int Most = 10;

    /// <returns>The newest first; none for a story that never changed.</returns>
    public async Task<IReadOnlyList<StoryChange>> ChangesAsync(Story newest, CancellationToken cancellationToken)
    {
        var changes = new List<StoryChange>();
        var after = newest;
        for (var version = newest.Version - 1; version >= Math.Max(1, newest.Version - Most); version--)
        {
            // One that was never kept (booked late, or lost) leaves a gap; what is left is compared over it.
            if (await stories.FindAsync(newest.Id, version, cancellationToken) is not { } before)
                continue;
            var at = after.Modified ?? (await PageAsync(after, cancellationToken))?.FetchedAt;
            changes.Add(new(after.Version, at, TextDiff.Of($"{before.Title}\n{before.Text}", $"{after.Title}\n{after.Text}")));
            after = before;
        }

        return changes;
    }

    public Task<PageRecord?> PageAsync(Story story, CancellationToken cancellationToken) => pages.FindAsync(story.Id, story.Version, cancellationToken);

    /// <summary>The page as its server sent it; null when none was kept.</summary>
    public Task<byte[]?> PageBodyAsync(Story story, CancellationToken cancellationToken) => pages.ReadAsync(story.Id, story.Version, cancellationToken);
}

/// <param name="At">When the publisher says it changed, else when its page was fetched; null when neither is known.</param>
/// <param name="Paragraphs">Those that differ from the version before.</param>
public sealed record StoryChange(int Version, DateTimeOffset? At, IReadOnlyList<ChangedParagraph> Paragraphs);
