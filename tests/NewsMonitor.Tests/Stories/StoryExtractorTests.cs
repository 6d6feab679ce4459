using System.Net;
using System.Text;
using NewsMonitor.Feeds;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Stories.Pages;
using NewsMonitor.Tests.Digests;

namespace NewsMonitor.Tests.Stories;

public sealed class StoryExtractorTests(AzuriteFixture azurite)
{
    private const string Title = "White House orders tariff on Colombian flowers";
    private const string Summary = "The White House announced a tariff on cut flowers from Colombia; Bogotá protested.";

    private const string Body =
        "<p>The White House ordered a tariff of 12 percent on cut flowers from Colombia on Monday, and the government in Bogotá called the step unjust.</p>"
        + "<p>Growers on the savanna around the capital sell four of five stems to the United States, their association said, and shipments for the season had begun.</p>"
        + "<p>The trade ministry in Bogotá will ask Washington for talks under the trade promotion agreement before it considers a duty of its own.</p>";

    [Fact]
    public async Task A_relevant_story_is_kept_with_its_page_and_booked_for_those_who_want_it()
    {
        await using var world = await StartAsync();
        world.Pages = path => path == "/tariff" ? PageOf(Body) : null;
        var item = world.Item("tariff", Title, Summary);

        await world.ExtractAsync(item);

        var story = (await world.Get<IStoryStore>().FindAsync(item.Id, CancellationToken.None))!;
        Assert.Equal((TextSource.Page, true, 3), (story.TextSource, story.Decision.Relevant, story.Text.Split("\n\n").Length));
        var page = (await world.Get<IPageArchive>().FindAsync(item.Id, 1, CancellationToken.None))!;
        Assert.Equal(story.PageHash, page.Sha256);
        Assert.Equal(PageOf(Body), Encoding.UTF8.GetString((await world.Get<IPageArchive>().ReadAsync(item.Id, 1, CancellationToken.None))!));
        Assert.Equal(item.Id, Assert.Single(await world.BookingsAsync()).Story);
        Assert.Empty(await world.BookingsAsync("mesa"));
        var row = (await world.RowAsync(item))!;
        Assert.Equal((true, 1, "The Andes Herald"), (row.Relevant, row.Booked, row.Outlet));
    }

    [Fact]
    public async Task A_story_that_its_feed_decides_costs_its_publisher_nothing()
    {
        await using var world = await StartAsync();
        var item = world.Item("pots", "Potters' market opens at dawn", "Forty stalls sell clay pots, bowls and tiles in the old station until Sunday evening; entry is free for children and the band plays at noon.");

        await world.ExtractAsync(item);

        var row = (await world.RowAsync(item))!;
        Assert.Equal((false, TextSource.FeedSummary, null), (row.Relevant, row.TextSource, row.PageFailure));
        Assert.Empty(world.Asked);
    }

    [Fact]
    public async Task A_page_that_can_not_be_had_leaves_the_feeds_own_words_and_says_so()
    {
        await using var world = await StartAsync();
        var item = world.Item("gone", Title, Summary);

        await world.ExtractAsync(item);

        var story = (await world.Get<IStoryStore>().FindAsync(item.Id, CancellationToken.None))!;
        Assert.Equal((TextSource.FeedSummary, Summary), (story.TextSource, story.Text));
        Assert.Equal("Not found (404).", story.PageFailure!.Reason);
        Assert.Null(await world.Get<IPageArchive>().FindAsync(item.Id, 1, CancellationToken.None));
        Assert.Single(await world.BookingsAsync());
    }

    [Fact]
    public async Task A_correction_is_kept_beside_the_story_and_a_feed_that_changes_its_teaser_is_none()
    {
        await using var world = await StartAsync();
        var body = Body;
        world.Pages = path => path == "/tariff" ? PageOf(body) : null;
        await world.ExtractAsync(world.Item("tariff", Title, Summary));

        await world.ExtractAsync(world.Item("tariff", Title, Summary + " Updated.", version: 2));
        Assert.Single(await world.BookingsAsync());

        body = Body.Replace("12 percent", "17 percent", StringComparison.Ordinal);
        var corrected = world.Item("tariff", Title, Summary, version: 3);
        await world.ExtractAsync(corrected);

        var stories = world.Get<IStoryStore>();
        Assert.Contains("17 percent", (await stories.FindAsync(corrected.Id, CancellationToken.None))!.Text, StringComparison.Ordinal);
        Assert.Contains("12 percent", (await stories.FindAsync(corrected.Id, 1, CancellationToken.None))!.Text, StringComparison.Ordinal);
        Assert.Equal([1, 3], (await world.BookingsAsync()).Select(booking => booking.Version).Order());
        var row = (await world.RowAsync(corrected))!;
        Assert.Equal((3, new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero)), (row.Version, row.SeenAt));
    }

    [Fact]
    public async Task The_same_item_delivered_again_does_nothing()
    {
        await using var world = await StartAsync();
        world.Pages = path => path == "/tariff" ? PageOf(Body) : null;
        var item = world.Item("tariff", Title, Summary);
        await world.ExtractAsync(item);
        var asked = world.Asked.Count;

        await world.ExtractAsync(item);
        await Task.WhenAll(world.ExtractAsync(item), world.ExtractAsync(item));

        Assert.Equal(asked, world.Asked.Count);
        Assert.Single(await world.BookingsAsync());
    }

    [Fact]
    public async Task A_feeds_prior_speaks_before_its_words()
    {
        await using var world = await StartAsync();
        var trusted = world.Item("trusted", Title, Summary) with { Prior = 2 };
        var doubted = world.Item("doubted", Title, Summary) with { Prior = -2 };

        await world.ExtractAsync(trusted);
        await world.ExtractAsync(doubted);

        Assert.True((await world.RowAsync(trusted))!.Score > (await world.RowAsync(doubted))!.Score);
    }

    [Fact]
    public async Task A_language_that_the_profile_does_not_read_is_kept_as_unsupported()
    {
        await using var world = await StartAsync();
        var item = world.Item("zoll", "Weißes Haus verhängt Zölle auf Blumen aus Kolumbien", "Die Regierung in Washington hat am Montag Zölle auf Schnittblumen aus Kolumbien angekündigt, und Bogotá will sich dagegen wehren.");

        await world.ExtractAsync(item);

        Assert.StartsWith("unsupported", (await world.RowAsync(item))!.Reason, StringComparison.Ordinal);
    }

    /// <summary>Killed before or after each of its storage calls in turn, and delivered again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_it_dies_the_story_is_kept_and_booked_once(bool afterTheCall)
    {
        var connection = await azurite.NewConnectionStringAsync();
        await StorageAccount.FromConnectionString(connection).CreateMissingAsync(CancellationToken.None);
        var calls = 0;
        for (var died = true; died; calls++)
        {
            var faults = new FaultLine();
            await using var world = await StoryWorld.StartAsync(faults.Through(connection), faults);
            world.Pages = path => path.EndsWith("robots.txt", StringComparison.Ordinal) ? null : PageOf(Body);
            var item = world.Item($"tariff-{calls}", Title, Summary);

            (faults.DiesAt, faults.AfterTheCall) = (faults.Calls + calls + 1, afterTheCall);
            await ExtractAndRetryAsync(world, item, faults);
            faults.DiesAt = null;
            died = faults.Died;

            Assert.Single(await world.BookingsAsync(), booking => booking.Story == item.Id);
            Assert.NotNull(await world.Get<IStoryStore>().FindAsync(item.Id, CancellationToken.None));
            Assert.NotNull(await world.Get<IPageArchive>().FindAsync(item.Id, 1, CancellationToken.None));
            Assert.Equal(1, (await world.RowAsync(item))!.Booked);
        }

        Assert.InRange(calls, 8, 40);
    }

    private async Task<StoryWorld> StartAsync() => await StoryWorld.StartAsync(await azurite.NewAccountAsync());

    private static async Task ExtractAndRetryAsync(StoryWorld world, FeedItem item, FaultLine faults)
    {
        try
        {
            await world.ExtractAsync(item);
        }
        catch (KilledException)
        {
            faults.Revive();
            await world.ExtractAsync(item);
        }
    }

    private static string PageOf(string body) =>
        $"<!DOCTYPE html><html lang=\"en\"><head><title>{WebUtility.HtmlEncode(Title)} | The Andes Herald</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>{WebUtility.HtmlEncode(Title)}</h1>{body}</article></body></html>";
}
