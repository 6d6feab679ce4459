using System.Text;
using System.Text.Json;
using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Tagging;
using NewsMonitor.Tests;

namespace NewsMonitor.BrowserTests;

/// <summary>Every field that comes from outside holds an attack; every page shows it as text.</summary>
public sealed class HostileTests(Browser browser)
{
    private const string Attack =
        "<script>window.hit='script'</script><img src=x onerror=\"window.hit='img'\"><svg onload=\"window.hit='svg'\"><a href=\"javascript:window.hit='link'\">x</a>"
        + "<style>body{display:none}</style><iframe srcdoc=\"<script>parent.hit='frame'</script>\"></iframe>\"'><b onmouseover=\"window.hit='over'\">";

    private const string Disguise = "safe\u202Egpj.exe\u202C \u200B\u2060\u0007end ";

    private static readonly string Endless = new('W', 600);
    private static readonly Feed Feed = new(new Uri("https://hostile.example/feed"), Attack) { Site = new Uri("javascript:window.hit='site'"), Language = Attack, Country = "\"onload=\"" };

    [Fact]
    public async Task Nothing_that_a_feed_says_runs_or_reaches_out_or_breaks_the_page()
    {
        browser.SkipWithout();
        await using var azurite = new AzuriteFixture();
        await using var site = await Site.StartAsync(azurite, [Feed]);
        site.Clock.Move(NewsMonth.Now);
        var story = await FillAsync(site);
        var digest = (await site.Part<IDigestStore>().NewestAsync("desk", 1, CancellationToken.None))[0];

        string[] addresses =
        [
            "/", $"/?q={Uri.EscapeDataString(Attack)}&topic={Uri.EscapeDataString(Attack)}&from={Uri.EscapeDataString(Attack)}", $"/story/{story.Id}",
            $"/why?url={Uri.EscapeDataString(story.Link!.AbsoluteUri)}", $"/why?url={Uri.EscapeDataString(Attack)}", "/feeds", "/digests", $"/digest/desk/{digest}", "/operations",
        ];
        foreach (var address in addresses)
            await VisitAsync(site, address);
    }

    private async Task VisitAsync(Site site, string address)
    {
        await using var open = await browser.OpenAsync(site, address, width: 390);
        await open.Page.EvaluateAsync("document.querySelectorAll('details').forEach(each => each.open = true)");

        Assert.Null(await open.Page.EvaluateAsync<string?>("window.hit ?? null"));
        Assert.Equal(0, await open.Page.Locator("a[href^='javascript' i], [onerror], [onload], [onmouseover], main img, main style, iframe[srcdoc]").CountAsync());
        Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069\u200B\u2060\u0007]", await open.Page.Locator("main").TextContentAsync() ?? "");
        Assert.True(await open.Page.Locator("h1").IsVisibleAsync(), address);
        Assert.Equal((address, 0), (address, await open.OverflowAsync()));
        // The browser says that a sandboxed frame may not run scripts when it is given some: the mail has none to run.
        Assert.Empty(open.Troubles);
    }

    private static async Task<Story> FillAsync(Site site)
    {
        var subscriptions = JsonSerializer.Serialize(new
        {
            subscriptions = new[] { new { id = "desk", title = Attack, channel = "email", recipients = new[] { "moved@example.org" }, cadence = new { kind = "hourly" }, timeZone = "Etc/UTC" } },
        });
        await site.Part<IConfigStore>().WriteAsync(ShippedConfig.Subscriptions, Encoding.UTF8.GetBytes(subscriptions), CancellationToken.None);
        var stories = new[] { StoryOf("one", Attack), StoryOf("two", Disguise + Endless) };
        foreach (var story in stories)
        {
            var booked = await site.Part<IAlertOutbox>().BookAsync(story, CancellationToken.None);
            await site.Part<IStoryStore>().SaveAsync(story, CancellationToken.None);
            await site.Part<IStoryStore>().SaveAsync(story with { Version = 2, Text = $"{Attack}\n\n{Attack} again" }, CancellationToken.None);
            await site.Part<IStoryIndex>().SaveAsync(StoryRow.Of(story with { Version = 2 }, booked, NewsMonth.Now) with { PageFailure = Attack }, CancellationToken.None);
        }

        var slot = (await site.Part<IOutbox>().PendingAsync("desk", DateTimeOffset.MaxValue, 1, CancellationToken.None))[0].Slot;
        site.Clock.Move(slot.AddSeconds(1));
        await site.Part<DigestSender>().HandleAsync(JsonSerializer.Serialize(new DigestRequest("desk", slot), NewsMonitorJson.Default.DigestRequest), CancellationToken.None);
        await site.Part<IFeedStates>().SaveAsync(
            FeedState.New(Feed).Ill(new Failure(FailureKind.Malformed, Attack), 3, Disguise + Attack, NewsMonth.Now) with { Mended = Attack, MovedTo = new Uri("javascript:window.hit='moved'") }, null, CancellationToken.None);
        var body = $$"""{ "ContainerName": "inbox", "BlobName": {{JsonSerializer.Serialize(Attack)}} }""";
        await site.Part<IPoisonQueues>().NoteAsync(body, Disguise + Attack, CancellationToken.None);
        await site.Part<StorageAccount>().Queue(StorageNames.BlobPoisonQueue).SendMessageAsync(body);
        return stories[0];
    }

    private static Story StoryOf(string page, string words) => new()
    {
        Id = StoryId.From(new Uri($"https://hostile.example/{page}")),
        Link = new Uri($"https://hostile.example/{page}"),
        Title = words,
        Text = $"{words}\n\n{Attack}\n\n{Disguise}{Endless}",
        FeedId = Feed.Id,
        Outlet = words,
        Byline = [words, Attack],
        Agency = Attack,
        Section = Attack,
        Published = NewsMonth.Now.AddHours(-1),
        SeenAt = NewsMonth.Now.AddMinutes(-50),
        TextSource = TextSource.FeedSummary,
        PageFailure = new Failure(FailureKind.Other, words),
        PageHash = Attack,
        Figures = [new Figure { Kind = Attack, Text = words, Offset = 0, Length = 3, Sentence = Attack }],
        Decision = new TagDecision
        {
            Relevant = true,
            Score = .9,
            Language = "en\" onload=\"window.hit='lang'",
            Topics = [Attack, "trade"],
            Reason = words,
            BestSentence = new EvidenceSentence(words, [new Mark(-4, 9), new Mark(2, 8), new Mark(5, int.MaxValue)]),
            Evidence = [new Evidence { Kind = EvidenceKind.Veto, Of = words, Rule = Attack, Field = "text", Offset = 2, Length = 30, Weight = 1, Sentence = words }],
        },
    };
}
