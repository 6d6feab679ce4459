using NewsMonitor.Dashboard.Stories;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>Gathers what is known of one story.</summary>
public sealed class StoryReader(IStoryIndex index, IStoryStore stories, StoriesReader list, StoryPassages passages)
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
            For = StoryEvidence.Lines((story?.Decision.Evidence ?? []).Where(hit => hit.Weight > 0)),
            Against = StoryEvidence.Lines((story?.Decision.Evidence ?? []).Where(hit => hit.Weight < 0)),
            SameEvent = row.Relevant ? await list.SameEventAsync(row, cancellationToken) : [],
            Digests = await passages.OfAsync(row, cancellationToken),
            Citation = Citation.Of(row, story),
        };
    }
}
