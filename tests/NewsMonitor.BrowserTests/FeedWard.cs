using System.Text.Json;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Storage;

namespace NewsMonitor.BrowserTests;

/// <summary>Feeds in every state of health beside the demo's own, and an item that gave up.</summary>
internal sealed class FeedWard(Site site)
{
    private static readonly DateTimeOffset Now = NewsMonth.Now;

    private static readonly Feed Challenged = Named("Harbor Ledger", "harbor-ledger", "en", "US");
    private static readonly Feed Broken = Named("Gaceta del Valle", "gaceta-valle", "es", "CO");
    private static readonly Feed Limited = Named("Andes Wire", "andes-wire", "en", "CO");
    private static readonly Feed Gone = Named("Boletín de la Frontera", "boletin-frontera", "es", "CO");
    private static readonly Feed Silent = Named("Oficina de Comercio Exterior", "comercio", "es", "CO") with { Kind = SourceKind.Official };
    private static readonly Feed Fresh = Named("Capitol Sheet", "capitol-sheet", "en", "US");

    private readonly List<PollTime> times = [];

    public static IReadOnlyList<Feed> Feeds { get; } = [Challenged, Broken, Limited, Gone, Silent, Fresh];

    public async Task FillAsync(IReadOnlyList<Feed> well)
    {
        foreach (var (index, feed) in well.Index())
        {
            await KeepAsync(Read(feed, Now.AddMinutes(-20 - index * 9)), Rhythm(feed, index));
            await site.Part<IHostSlots>().ReserveAsync(feed.Url.Host, TimeSpan.Zero, DateTimeOffset.MaxValue, CancellationToken.None);
        }

        await KeepAsync(Read(Silent, Now.AddDays(-11)), Rhythm(Silent, 4));
        await KeepIllAsync();
        await site.Part<IFeedStates>().SaveBookAsync(new PollBook(times), CancellationToken.None);
        await site.Part<IHostSlots>().HoldAsync(Limited.Url.Host, Now.AddHours(2), CancellationToken.None);
        await GiveUpAsync();
    }

    private async Task KeepIllAsync()
    {
        var challenge = new Failure(FailureKind.BotChallenge, "403: a bot challenge stands before the feed");
        await KeepAsync(
            Read(Challenged, Now.AddDays(-2)).Ill(challenge, null, "<!DOCTYPE html><title>Just a moment…</title>", Now.AddDays(-2)),
            Failing(Challenged, Now.AddHours(9)) with { Traffic = new(610, 402, 0, 14, 3_204) });
        await KeepAsync(
            Read(Broken, Now.AddHours(-30)).Ill(new(FailureKind.Malformed, "the document breaks off: no </channel>"), 212, "<item><title>Alcalde anuncia <b>obras</b>", Now.AddHours(-30)),
            Failing(Broken, Now.AddHours(3)));
        await KeepAsync(
            Read(Limited, Now.AddHours(-4)).Ill(new(FailureKind.RateLimited, "429: asked to slow down"), null, null, Now.AddHours(-3)),
            Failing(Limited, Now.AddHours(2)) with { Reason = DueReason.RetryAfter, Traffic = new(610, 402, 9, 0, 3_204) });
        await KeepAsync(
            Read(Gone, Now.AddDays(-12)).Ill(new(FailureKind.Gone, "410: gone for good"), null, null, Now.AddDays(-9)),
            new(Gone.Id) { Last = Now.AddDays(-9), LastGood = Now.AddDays(-12), Due = null, Reason = DueReason.Stopped, Traffic = new(1204, 988, 0, 0, 5_110) });
    }

    private async Task KeepAsync(FeedState state, PollTime time)
    {
        await site.Part<IFeedStates>().SaveAsync(state, null, CancellationToken.None);
        times.Add(time);
    }

    private async Task GiveUpAsync()
    {
        var body = JsonSerializer.Serialize(new { ContainerName = StorageNames.InboxContainer, BlobName = "2026/11/24/0123456789abcdef0123456789abcdef.json" });
        await site.Part<IPoisonQueues>().NoteAsync(body, "JsonException: the item ends in the middle of a string.", CancellationToken.None);
        await site.Part<StorageAccount>().Queue(StorageNames.BlobPoisonQueue).SendMessageAsync(body);
    }

    private static FeedState Read(Feed feed, DateTimeOffset newest) =>
        FeedState.New(feed) with { Entries = 20, Newest = newest, LastNew = newest, Gap = TimeSpan.FromHours(3), Taken = 132, Baselining = false };

    private static PollTime Rhythm(Feed feed, int index) => new(feed.Id)
    {
        Last = Now.AddMinutes(-4 - index * 3),
        LastGood = Now.AddMinutes(-4 - index * 3),
        Due = Now.AddMinutes(11 + index * 7),
        Reason = DueReason.Rhythm,
        Traffic = new(2016, 1730 - ((uint)index * 211), 0, 0, 11_480),
    };

    private static PollTime Failing(Feed feed, DateTimeOffset due) => new(feed.Id)
    {
        Last = Now.AddMinutes(-50), LastGood = Now.AddHours(-30), Due = due, Reason = DueReason.Failure, Strikes = 12, Traffic = new(610, 402, 0, 0, 3_204),
    };

    private static Feed Named(string title, string host, string language, string country) =>
        new(new Uri($"https://{host}.example/rss.xml"), title) { Language = language, Country = country, Site = new Uri($"https://{host}.example/") };
}
