using System.Runtime.CompilerServices;
using NewsMonitor.Feeds;
using NewsMonitor.Tagging;

namespace NewsMonitor.Stories.Quality;

/// <summary>A story that came in, in the fullest words that are still there.</summary>
public sealed record ArchivedStory(StoryId Id, string Outlet, Uri? Link, TextSource TextSource, TagInput Input);

/// <summary>Reads what came in over the last days: relevant stories whole, the others as their feeds told them.</summary>
public sealed class StoryArchive(IInbox inbox, IStoryIndex index, IStoryStore stories, TimeProvider clock)
{
    public async IAsyncEnumerable<ArchivedStory> OfLastAsync(int days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var told = new HashSet<StoryId>();
        for (var back = 0; back < days; back++)
        {
            var day = today.AddDays(-back);
            await foreach (var row in index.RelevantOfDayAsync(day, cancellationToken))
            {
                if (told.Add(row.Id) && await stories.FindAsync(row.Id, cancellationToken) is { } story)
                    yield return Of(story);
            }

            await foreach (var item in inbox.OfDayAsync(day, cancellationToken))
            {
                if (told.Add(item.Id))
                    yield return Of(item);
            }
        }
    }

    private static ArchivedStory Of(Story story) => new(story.Id, story.Outlet, story.Link, story.TextSource, new(story.Title, story.Text)
    {
        Published = story.Published,
        Section = story.Section,
        Prior = story.Prior,
    });

    private static ArchivedStory Of(FeedItem item)
    {
        var wording = FeedWording.Of(item);
        return new(item.Id, item.Outlet, item.Link, wording.Source, new(item.Title, wording.Text)
        {
            Language = item.Language,
            Published = item.Published ?? item.SeenAt,
            Section = item.Categories.Count > 0 ? item.Categories[0] : null,
            Prior = item.Prior,
        });
    }
}
