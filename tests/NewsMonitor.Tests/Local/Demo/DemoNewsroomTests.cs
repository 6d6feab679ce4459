using System.Net;
using System.Text;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Local.Demo;

namespace NewsMonitor.Tests.Local.Demo;

public sealed class DemoNewsroomTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("demo-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly HttpClient client = new();

    [Fact]
    public void The_manifest_has_what_the_demo_is_to_show()
    {
        var manifest = DemoManifest.Load();

        Assert.True(manifest.Stories.Count >= 24);
        Assert.Equal(manifest.Stories.Count, manifest.Stories.Select(story => story.Slug).Distinct().Count());
        Assert.All(manifest.Stories, story => Assert.NotNull(manifest.OutletOf(story)));
        Assert.All(manifest.Stories, story => Assert.Equal(story.Alert, story.Event is not null && story.Topics.Count > 0));
        Assert.Contains(
            manifest.Stories.Where(story => story.Alert).GroupBy(story => story.Event),
            reports => reports.Select(story => story.Outlet).Distinct().Count() >= 3
                && reports.Select(story => manifest.OutletOf(story).Language).Distinct().Count() == 2);
    }

    [Fact]
    public async Task Every_outlet_has_a_well_formed_feed_with_its_stories_newest_first()
    {
        await using var newsroom = await StartAsync(DemoPace.AllAtOnce);

        foreach (var outlet in newsroom.Manifest.Outlets)
        {
            var feed = FeedReader.ReadFromByteArray(await client.GetByteArrayAsync(newsroom.FeedOf(outlet)));

            var expected = newsroom.Manifest.Stories.Where(story => story.Outlet == outlet.Id).Reverse().ToList();
            Assert.Equal(outlet.Name, feed.Title);
            Assert.Equal(expected.Select(story => story.Title), feed.Items.Select(item => item.Title));
            Assert.All(feed.Items, item => Assert.NotNull(item.PublishingDate));
        }
    }

    [Fact]
    public async Task Every_page_carries_its_paragraphs_amid_furniture()
    {
        await using var newsroom = await StartAsync(DemoPace.AllAtOnce);

        foreach (var story in newsroom.Manifest.Stories)
        {
            var page = WebUtility.HtmlDecode(await client.GetStringAsync(newsroom.LinkOf(story)));

            Assert.All(story.Paragraphs, paragraph => Assert.Contains(paragraph, page, StringComparison.Ordinal));
            Assert.Contains("class=\"cookies\"", page, StringComparison.Ordinal);
            Assert.Contains("class=\"related-inline\"", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(14.9, 12)]
    [InlineData(15, 13)]
    [InlineData(60, 16)]
    [InlineData(3600, 33)]
    public void New_stories_keep_appearing(double seconds, int released) =>
        Assert.Equal(released, DemoPace.Live.Released(33, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task A_story_not_yet_out_has_no_page_and_is_in_no_feed()
    {
        await using var newsroom = await StartAsync(DemoPace.Live);
        var last = newsroom.Manifest.Stories[^1];
        var outlet = newsroom.Manifest.OutletOf(last);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(newsroom.LinkOf(last))).StatusCode);
        Assert.DoesNotContain(last.Slug, await client.GetStringAsync(newsroom.FeedOf(outlet)), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(newsroom.LinkOf(last))).StatusCode);
        Assert.Contains(last.Slug, await client.GetStringAsync(newsroom.FeedOf(outlet)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_prints_the_same_stories_at_the_same_addresses_and_times()
    {
        var first = await FeedsAsync(DemoPace.AllAtOnce);
        clock.Advance(TimeSpan.FromDays(1));
        var second = await FeedsAsync(DemoPace.AllAtOnce);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_feed_without_news_answers_not_modified()
    {
        await using var newsroom = await StartAsync(DemoPace.AllAtOnce);
        var address = newsroom.FeedOf(newsroom.Manifest.Outlets[0]);
        var first = await client.GetAsync(address);

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var second = await client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_catalogue_names_every_feed()
    {
        await using var newsroom = await StartAsync(DemoPace.AllAtOnce);

        var catalogue = XDocument.Parse(Encoding.UTF8.GetString(newsroom.FeedList));

        Assert.Equal(
            newsroom.Manifest.Outlets.Select(outlet => newsroom.FeedOf(outlet).AbsoluteUri),
            catalogue.Descendants("outline").Select(outline => (string)outline.Attribute("xmlUrl")!));
    }

    [Fact]
    public async Task The_subscriptions_are_ones_that_the_monitor_accepts()
    {
        await using var newsroom = await StartAsync(DemoPace.AllAtOnce);

        var subscriptions = SubscriptionList.Load(newsroom.Subscriptions, "subscriptions.json");

        Assert.Equal([Channel.Email, Channel.Email, Channel.Webhook], subscriptions.All.Select(subscription => subscription.Channel));
    }

    [Fact]
    public async Task A_folder_whose_port_is_taken_says_so()
    {
        await using var newsroom = await StartAsync(DemoPace.AllAtOnce);

        var refused = await Assert.ThrowsAsync<IOException>(() => StartAsync(DemoPace.AllAtOnce));

        Assert.Contains($"Port {newsroom.Site.Port} is taken", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Task<DemoNewsroom> StartAsync(DemoPace pace) => DemoNewsroom.StartAsync(pace, folder, clock, TestContext.Current.CancellationToken);

    private async Task<string> FeedsAsync(DemoPace pace)
    {
        await using var newsroom = await StartAsync(pace);
        var feeds = await Task.WhenAll(newsroom.Manifest.Outlets.Select(outlet => client.GetStringAsync(newsroom.FeedOf(outlet))));
        return string.Concat(feeds);
    }
}
