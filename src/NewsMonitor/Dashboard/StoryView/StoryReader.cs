using NewsMonitor.Dashboard.Stories;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>Gathers what is known of one story.</summary>
public sealed class StoryReader(
    IStoryIndex index, IStoryStore stories, IFeedback feedback, StoriesReader list, StoryPassages passages, StoryHistory history)
{
    public async Task<StoryModel?> ReadAsync(StoryId id, CancellationToken cancellationToken)
    {
        if (await index.FindAsync(id, cancellationToken) is not { } row)
            return null;

        var story = row.Relevant ? await stories.FindAsync(id, cancellationToken) : null;
        return new()
        {
            Row = row,
            Story = story,
            Text = story is null ? [] : StoryEvidence.Blocks(story),
            Evidence = story is null ? [] : StoryEvidence.Lines(story),
            Changes = story is null ? [] : await history.ChangesAsync(story, cancellationToken),
            Page = story is null ? null : await history.PageAsync(story, cancellationToken),
            Feedback = await feedback.OfStoryAsync(id, cancellationToken),
            SameEvent = row.Relevant ? await list.SameEventAsync(row, cancellationToken) : [],
            Digests = await passages.OfAsync(row, cancellationToken),
            Citation = Citation.Of(row, story),
        };
    }

    public async Task<byte[]?> PageBodyAsync(StoryId id, CancellationToken cancellationToken) =>
        await stories.FindAsync(id, cancellationToken) is { } story ? await history.PageBodyAsync(story, cancellationToken) : null;
}
