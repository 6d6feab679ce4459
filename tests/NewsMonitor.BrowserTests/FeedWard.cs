using System.Text.Json;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Storage;

namespace NewsMonitor.BrowserTests;

/// <summary>Feeds in every state of health beside the demo's own, and a page that gave up.</summary>
internal static class FeedWard
{
    private static readonly Feed Challenged = Ill("Harbor Ledger", "harbor-ledger", "en", "US");
    private static readonly Feed Broken = Ill("Gaceta del Valle", "gaceta-valle", "es", "CO");
    private static readonly Feed Limited = Ill("Andes Wire", "andes-wire", "en", "CO");
    private static readonly Feed Gone = Ill("Boletín de la Frontera", "boletin-frontera", "es", "CO");
    private static readonly Feed Silent = Ill("Oficina de Comercio Exterior", "comercio", "es", "CO") with { Kind = SourceKind.Official };
    private static readonly Feed Fresh = Ill("Capitol Sheet", "capitol-sheet", "en", "US");

    public static IReadOnlyList<Feed> Feeds { get; } = [Challenged, Broken, Limited, Gone, Silent, Fresh];

    public static async Task FillAsync(Site site, IReadOnlyList<Feed> well)
    {
        var (now, states) = (NewsMonth.Now, site.Part<IFeedStates>());
        var times = new List<PollTime>();
        foreach (var (index, feed) in well.Index())
            await KeepAsync(feed, Read(feed, now.AddMinutes(-20 - index * 9)), Rhythm(feed, index));
        await KeepAsync(Challenged, Read(Challenged, now.AddDays(-2)).Ill(new(FailureKind.BotChallenge, "403: a bot challenge stands before the feed"), null, "<!DOCTYPE html><title>Just a moment…</title>", now.AddDays(-2)), Failing(Challenged, 16, now.AddHours(9)));
        await KeepAsync(Broken, Read(Broken, now.AddHours(-30)).Ill(new(FailureKind.Malformed, "the document breaks off: no </channel>"), 212, "<item><title>Alcalde anuncia <b>obras</b>", now.AddHours(-30)), Failing(Broken, 12, now.AddHours(3)));
        await KeepAsync(Limited, Read(Limited, now.AddHours(-4)).Ill(new(FailureKind.RateLimited, "429: asked to slow down"), null, null, now.AddHours(-3)), Failing(Limited, 4, now.AddHours(2)) with { Reason = DueReason.RetryAfter });
        await KeepAsync(Gone, Read(Gone, now.AddDays(-12)).Ill(new(FailureKind.Gone, "410: gone for good"), null, null, now.AddDays(-9)), new(Gone.Id) { Last = now.AddDays(-9), LastGood = now.AddDays(-12), Traffic = new(1204, 988, 0, 0, 5_110), Due = null, Reason = DueReason.Stopped });
        await KeepAsync(Silent, Read(Silent, now.AddDays(-11)), Rhythm(Silent, 4));
        await states.SaveBookAsync(new PollBook(times), CancellationToken.None);
        foreach (var feed in well)
            await site.Part<IHostSlots>().ReserveAsync(feed.Url.Host, TimeSpan.Zero, DateTimeOffset.MaxValue, CancellationToken.None);
        await site.Part<IHostSlots>().HoldAsync(Limited.Url.Host, now.AddHours(2), CancellationToken.None);
        await GiveUpAsync(site);

        async Task KeepAsync(Feed feed, FeedState state, PollTime time)
        {
            await states.SaveAsync(state, null, CancellationToken.None);
            times.Add(time);
        }

        PollTime Rhythm(Feed feed, int index) => new(feed.Id)
        {
            Last = now.AddMinutes(-4 - index * 3), LastGood = now.AddMinutes(-4 - index * 3), Traffic = new(2016, 1730 - (uint)index * 211, 0, 0, 11_480), LastFull = now.AddHours(-5), Due = now.AddMinutes(11 + index * 7), Reason = DueReason.Rhythm,
        };

        PollTime Failing(Feed feed, int strikes, DateTimeOffset due) => new(feed.Id)
        {
            Last = now.AddMinutes(-50), LastGood = now.AddHours(-30), Traffic = new(610, 402, feed == Limited ? 9u : 0, feed == Challenged ? 14u : 0, 3_204), LastFull = now.AddHours(-30), Due = due, Reason = DueReason.Failure, Strikes = strikes,
        };
    }

    private static FeedState Read(Feed feed, DateTimeOffset newest) =>
        FeedState.New(feed) with { Entries = 20, Newest = newest, LastNew = newest, Gap = TimeSpan.FromHours(3), Taken = 132, Baselining = false };

    private static async Task GiveUpAsync(Site site)
    {
        var body = JsonSerializer.Serialize(new { Type = "BlobTrigger", FunctionId = "Host.Functions.ExtractStory", BlobType = "BlockBlob", ContainerName = StorageNames.InboxContainer, BlobName = "2026/11/24/0123456789abcdef0123456789abcdef.json", ETag = "\"0x1\"" });
        await site.Part<IPoisonQueues>().NoteAsync(body, "JsonException: the item ends in the middle of a string.", CancellationToken.None);
        await site.Part<StorageAccount>().Queue(StorageNames.BlobPoisonQueue).SendMessageAsync(body);
    }

    private static Feed Ill(string title, string host, string language, string country) =>
        new(new Uri($"https://{host}.example/rss.xml"), title) { Language = language, Country = country, Site = new Uri($"https://{host}.example/") };
}
