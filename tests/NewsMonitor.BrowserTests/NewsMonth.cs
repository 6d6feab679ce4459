using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Config;
using NewsMonitor.Dashboard;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Feeds;
using NewsMonitor.Local.Demo;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Stories.Pages;
using NewsMonitor.Tagging;

namespace NewsMonitor.BrowserTests;

/// <summary>A month in which the demo's outlets printed its stories, judged by the shipped profile; in the last week they were booked and sent.</summary>
internal sealed class NewsMonth(Site site)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 15, 30, 0, TimeSpan.Zero);

    private const int MinutesApart = 30;
    private static readonly TimeSpan Round = TimeSpan.FromDays(7.5);
    private static readonly DemoManifest Newsroom = DemoManifest.Load();

    private const string Subscriptions = """
        { "subscriptions": [
          { "id": "policy-desk", "title": "Colombia–US policy: desk", "channel": "email", "recipients": ["analyst@example.org", "desk@example.org"],
            "cadence": { "kind": "daily", "at": ["07:00"] }, "timeZone": "America/Bogota" },
          { "id": "mesa", "title": "Política Colombia–EE. UU.: mesa de análisis", "channel": "email", "recipients": ["moved@example.org"], "languages": ["es"],
            "cadence": { "kind": "daily", "at": ["09:00"] }, "timeZone": "America/Bogota", "language": "spanish" },
          { "id": "trade-hook", "title": "Trade, to the chat", "channel": "webhook", "url": "https://chat.example/hooks/secret-path", "format": "slack", "topics": ["trade"],
            "cadence": { "kind": "hourly" }, "timeZone": "Etc/UTC" }
        ] }
        """;

    public static IReadOnlyList<Feed> Feeds { get; } =
        [.. Newsroom.Outlets.Select(outlet => new Feed(new Uri($"https://{outlet.Id}.example/feed"), outlet.Name)
        {
            Language = outlet.Language, Country = outlet.Country, Kind = Enum.Parse<SourceKind>(outlet.Kind), Site = new Uri($"https://{outlet.Id}.example/"),
        })];

    public static async Task<Site> StartAsync(Tests.AzuriteFixture azurite)
    {
        var site = await Site.StartAsync(azurite, [.. Feeds, .. FeedWard.Feeds]);
        await new NewsMonth(site).FillAsync();
        return site;
    }

    private async Task FillAsync()
    {
        await site.Part<IConfigStore>().WriteAsync(ShippedConfig.Subscriptions, Encoding.UTF8.GetBytes(Subscriptions), CancellationToken.None);
        var happenings = Printed().Select(story => (story.SeenAt, Act: (Func<Task>)(() => KeepAsync(story)))).Concat(Slots().Select(slot => (slot.At, Act: (Func<Task>)(() => SendAsync(slot.Subscription, slot.At)))));
        foreach (var (at, act) in happenings.OrderBy(each => each.Item1))
        {
            site.Clock.Move(at);
            await act();
        }

        site.Clock.Move(Now);
        await site.Part<StorageAccount>().Queue(StorageNames.DigestsQueue).ClearMessagesAsync();
        await FeedWard.FillAsync(site, Feeds);
    }

    private IEnumerable<Story> Printed()
    {
        var tagger = new Tagger(Profile.Shipped(), site.Clock);
        for (var round = 3; round >= 0; round--)
        {
            foreach (var (index, story) in Newsroom.Stories.Index().Where(each => round == 0 || (each.Index + round) % 2 == 0))
                yield return StoryOf(tagger, story, Now - Round * round - TimeSpan.FromMinutes(OldestOf(story) * MinutesApart - (OldestOf(story) - story.Age) - index), round);
        }
    }

    // Reports of one event stay close together; everything else is drawn apart from the demo's hours to a week.
    private static int OldestOf(DemoStory story) => story.Event is { } happening ? Newsroom.Stories.Where(other => other.Event == happening).Max(other => other.Age) : story.Age;

    private static Story StoryOf(Tagger tagger, DemoStory story, DateTimeOffset published, int round)
    {
        var (outlet, text) = (Newsroom.OutletOf(story), string.Join("\n\n", story.Paragraphs));
        var link = new Uri($"https://{outlet.Id}.example/{published:yyyy'/'MM'/'dd}/{story.Slug}");
        return new()
        {
            Id = StoryId.From(link),
            Title = story.Title,
            Text = text,
            Link = link,
            FeedId = Feeds.First(feed => feed.Title == outlet.Name).Id,
            Outlet = outlet.Name,
            SourceKind = Enum.Parse<SourceKind>(outlet.Kind),
            Country = outlet.Country,
            Byline = [story.Author],
            Section = story.Section,
            Published = published,
            SeenAt = published.AddMinutes(7),
            TextSource = TextSource.Page,
            Decision = tagger.Decide(new TagInput(story.Title, text) { Language = outlet.Language, Published = published, Section = story.Section }),
            MayAlert = round == 0,
            PageHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        };
    }

    private async Task KeepAsync(Story story)
    {
        var booked = story.Decision.Relevant ? await site.Part<IAlertOutbox>().BookAsync(story, CancellationToken.None) : 0;
        if (story.Decision.Relevant)
        {
            var page = Encoding.UTF8.GetBytes($"<!DOCTYPE html><title>{story.Title}</title><p>{story.Text}");
            var record = new PageRecord { Url = story.Link!, FetchedAt = story.SeenAt.AddSeconds(20), Status = 200, Sha256 = story.PageHash!, Bytes = page.Length };
            await site.Part<IPageArchive>().SaveAsync(story.Id, story.Version, record, page, CancellationToken.None);
            await site.Part<IStoryStore>().SaveAsync(story, CancellationToken.None);
        }

        await site.Part<IStoryIndex>().SaveAsync(StoryRow.Of(story, booked, story.SeenAt.AddSeconds(40)), CancellationToken.None);
    }

    private static IEnumerable<(string Subscription, DateTimeOffset At)> Slots()
    {
        for (var day = 6; day >= 0; day--)
        {
            yield return ("policy-desk", new DateTimeOffset(Now.AddDays(-day).Date, TimeSpan.Zero).AddHours(12));
            yield return ("mesa", new DateTimeOffset(Now.AddDays(-day).Date, TimeSpan.Zero).AddHours(14));
        }

        for (var at = new DateTimeOffset(Now.AddDays(-7).Date, TimeSpan.Zero); at < Now.AddHours(-12); at = at.AddHours(6))
            yield return ("trade-hook", at);
    }

    private Task SendAsync(string subscription, DateTimeOffset slot) =>
        site.Part<DigestSender>().HandleAsync(System.Text.Json.JsonSerializer.Serialize(new DigestRequest(subscription, slot), NewsMonitorJson.Default.DigestRequest), CancellationToken.None);
}
