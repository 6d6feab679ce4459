using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsMonitor.Feeds;
using NewsMonitor.Stories.Pages;

namespace NewsMonitor.Stories;

/// <summary>Handles one item of the inbox: the story read and judged; a relevant one kept with its page and booked; its row written last.</summary>
public sealed class StoryExtractor(
    ItemReader reader, IStoryIndex index, IStoryStore stories, IPageArchive pages, IAlertOutbox outbox, PipelineMeter meter, TimeProvider clock,
    ILogger<StoryExtractor> logger)
{
    /// <param name="json">A <see cref="FeedItem"/> as it lies in the inbox.</param>
    /// <param name="cancellationToken">Ends the work; it is begun again when the item is delivered again.</param>
    public Task HandleAsync(string json, CancellationToken cancellationToken) =>
        ExtractAsync(JsonSerializer.Deserialize(json, NewsMonitorJson.Default.FeedItem) ?? throw new JsonException("The item is null."), cancellationToken);

    public async Task ExtractAsync(FeedItem item, CancellationToken cancellationToken)
    {
        var known = await index.FindAsync(item.Id, cancellationToken);
        if (known?.Version >= item.Version)
        {
            logger.StoryKnown(item.Id, item.Version);
            return;
        }

        var (story, page) = await reader.ReadAsync(item, cancellationToken);
        story = story with
        {
            ContentHash = ContentHash.Of(story.Title, story.Text),
            Fingerprint = SimHash.Of(story.Text)?.ToString(),
            Agency = WireCredit.Find(story.Text, story.Byline) is { IsCopy: true } wire ? wire.Agency : null,
            SeenAt = known?.SeenAt ?? item.SeenAt,
        };
        if (known?.ContentHash == story.ContentHash)
        {
            // The feed's words changed, the story's did not.
            await index.SaveAsync(known! with { Version = item.Version }, cancellationToken);
            return;
        }

        var booked = story.Decision.Relevant ? await KeepAsync(story, page, cancellationToken) : 0;

        // Last: a stop anywhere before it repeats the work, and every effect of it leaves one where one was.
        await index.SaveAsync(StoryRow.Of(story, booked, clock.GetUtcNow()), cancellationToken);
        Tell(story, booked);
    }

    private async Task<int> KeepAsync(Story story, FetchedPage? page, CancellationToken cancellationToken)
    {
        if (page is { Record: { } record })
            await pages.SaveAsync(story.Id, story.Version, record, page.Body, cancellationToken);
        await stories.SaveAsync(story, cancellationToken);
        return await outbox.BookAsync(story, cancellationToken);
    }

    private void Tell(Story story, int booked)
    {
        meter.Count(Stage.Extracted);
        if (!story.Decision.Relevant)
        {
            logger.StoryIrrelevant(story.Id, story.Decision.Score);
            return;
        }

        meter.Count(Stage.Relevant);
        meter.Count(Stage.Booked, booked);
        logger.StoryRelevant(story.Title, story.Outlet, story.Decision.Score, booked);
        if (story.PageFailure is { } failure)
            logger.PageNotRead(story.Id, failure.Reason);
    }
}
