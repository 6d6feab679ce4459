using NewsMonitor.Dashboard.StoryView;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Why;

/// <summary>The stages before a story is known: whether its source is read, and where what was never seen may have stopped.</summary>
public sealed class WhySources(FeedHealths feeds, IPoisonQueues poison, LocalTime time)
{
    public async Task<WhyStep> PolledAsync(StoryRow row, CancellationToken cancellationToken) =>
        (await feeds.LoadAsync(cancellationToken)).FirstOrDefault(feed => feed.Feed.Id == row.FeedId) is { } feed
            ? new("Polled", "good", $"Its source is {feed.Feed.Title}.") { Details = [State(feed)] }
            : new("Polled", "good", "Its source has left the catalogue since.");

    public async Task<IReadOnlyList<WhyStep>> UnseenAsync(Uri link, StoryId id, CancellationToken cancellationToken)
    {
        if ((await poison.ListAsync(cancellationToken)).FirstOrDefault(message => message.Body.Contains(id.Value, StringComparison.Ordinal)) is { } stuck)
        {
            return
            [
                new("Seen in a feed", "good", "A feed brought it."),
                new("Read", "bad", "Reading it failed again and again until it was set aside. It can be sent again from Operations.")
                {
                    Details = [stuck.Reason ?? "No reason was noted."],
                },
            ];
        }

        var own = (await feeds.LoadAsync(cancellationToken)).Where(feed => IsOf(feed.Feed, link)).ToList();
        if (own.Count == 0)
            return [new("Polled", "bad", $"No feed of the catalogue is of {link.IdnHost}: it can come only through a feed that links there.")];

        var ill = own.Exists(feed => feed.IsIll);
        return
        [
            new("Polled", ill ? "bad" : "good", ill ? "Its source could not be read of late." : "Its source is read.") { Details = [.. own.Select(State)] },
            new("Seen in a feed", "bad", "No feed has listed this address, or it comes with the next poll."),
        ];
    }

    private string State(FeedHealth feed)
    {
        var read = feed.LastGood is { } good ? $"last read {time.Ago(good)}" : "never read yet";
        return feed.Status == FeedStatus.Well ? $"{feed.Feed.Title} is well, {read}." : $"{feed.Feed.Title}: {feed.Sentence.TrimEnd('.')}; {read}.";
    }

    private static bool IsOf(Feed feed, Uri link)
    {
        var host = Bare(link);
        return new[] { feed.Url, feed.Site }.OfType<Uri>().Select(Bare)
            .Any(own => host == own || host.EndsWith($".{own}", StringComparison.Ordinal) || own.EndsWith($".{host}", StringComparison.Ordinal));
    }

    private static string Bare(Uri url) => url.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? url.IdnHost[4..] : url.IdnHost;
}
