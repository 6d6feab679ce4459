using NewsMonitor.Dashboard.StoryView;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Why;

/// <summary>Replays the stages of one address from what each of them recorded.</summary>
public sealed class WhyReader(
    IStoryIndex index, IStoryStore stories, WhySources sources, StoryPassages passages, LocalTime time, ProfileWords profile)
{
    private const int LongestAddress = 2048;

    public async Task<WhyModel> ReadAsync(string? asked, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(asked))
            return new(null, []);
        if (asked.Length > LongestAddress || !Uri.TryCreate(asked.Trim(), UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
            return new(asked, []) { Mistake = "That is no web address. It should begin with https:// and lead to the story itself." };

        var id = StoryId.From(link);
        if (await index.FindAsync(id, cancellationToken) is not { } row)
            return new(asked, [Address(link), .. await sources.UnseenAsync(link, id, cancellationToken)]);

        var story = row.Relevant ? await stories.FindAsync(id, cancellationToken) : null;
        return new(asked, [Address(link), await sources.PolledAsync(row, cancellationToken), Seen(row), Fetched(row, story), Judged(row), Alertable(row)])
        {
            Story = id.Value,
            Digests = await passages.OfAsync(row, cancellationToken),
        };
    }

    private static WhyStep Address(Uri link)
    {
        var key = CanonicalUrl.Of(link);
        return new("Address", "good", key == link.AbsoluteUri ? "It is known by this address." : $"It is known as {key}, whatever is added to the address.");
    }

    private WhyStep Seen(StoryRow row) => new(
        "Seen in a feed", "good", $"{row.Outlet} brought it on {time.Full(row.SeenAt)}, {LocalTime.Span((row.SeenAt - row.Published).Duration())} after it was published.")
    {
        Details = row.Version > 1 ? [$"It came again with other words; this is version {row.Version}."] : [],
    };

    private WhyStep Fetched(StoryRow row, Story? story)
    {
        var words = row.TextSource switch
        {
            TextSource.Page => "The page was fetched and its article read.",
            TextSource.FeedContent => "The feed's own content served as the text.",
            TextSource.FeedSummary => "The feed's summary served as the text.",
            _ => "There was nothing to read but the title.",
        };
        return new("Read", row.PageFailure is null ? "good" : "warn", $"{words} {row.PageFailure}".Trim())
        {
            Details = story is null
                ? [$"Read at {time.Full(row.ExtractedAt)}."]
                : [$"Read at {time.Full(row.ExtractedAt)}: {story.Text.Length:N0} characters in {Display.Language(row.Language)}."],
        };
    }

    private WhyStep Judged(StoryRow row) => new(
        "Judged", row.Relevant ? "good" : "bad", $"{(row.Relevant ? "Relevant" : "Not relevant")}: {row.Reason}")
    {
        Details =
        [
            $"Score {Display.Score(row.Score)}; a story is relevant from {Display.Score(profile.Threshold)}.",
            .. row.Topics.Count > 0 ? [$"Topics: {profile.Topics(row.Topics)}."] : Array.Empty<string>(),
        ],
    };

    private static WhyStep Alertable(StoryRow row) => !row.Relevant
        ? new("Booked", "off", "Only relevant stories are booked for subscriptions.")
        : !row.MayAlert
            ? new("Booked", "bad", "It was old already when its feed was first polled: kept, but never alerted.")
            : new("Booked", row.Booked > 0 ? "good" : "bad", row.Booked > 0
                ? $"Booked for {Display.Count(row.Booked, "subscription", "subscriptions")}."
                : "No subscription wanted it.");
}
