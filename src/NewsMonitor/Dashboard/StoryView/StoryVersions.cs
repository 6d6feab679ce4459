using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>What a story said before, and what changed each time it came again.</summary>
public sealed class StoryVersions(IStoryStore stories)
{
    private const int Most = 10;

    /// <returns>The newest first; none for a story that never changed.</returns>
    public async Task<IReadOnlyList<StoryChange>> OfAsync(Story newest, CancellationToken cancellationToken)
    {
        var changes = new List<StoryChange>();
        var after = newest;
        for (var version = newest.Version - 1; version >= Math.Max(1, newest.Version - Most); version--)
        {
            // One that was never kept (booked late, or lost) leaves a gap; what is left is compared over it.
            if (await stories.FindAsync(newest.Id, version, cancellationToken) is not { } before)
                continue;
            changes.Add(new(after.Version, after.Modified ?? after.SeenAt, TextDiff.Of($"{before.Title}\n{before.Text}", $"{after.Title}\n{after.Text}")));
            after = before;
        }

        return changes;
    }
}

/// <param name="At">When the publisher says it changed, else when it was seen.</param>
/// <param name="Paragraphs">Those that differ from the version before.</param>
public sealed record StoryChange(int Version, DateTimeOffset At, IReadOnlyList<ChangedParagraph> Paragraphs);
