using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Functions.Triggers;
using NewsMonitor.Local.Demo;
using NewsMonitor.Storage;
using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Functions;

/// <summary>The app's triggers, called as the host would call them, take the demo newsroom's stories from feed to receiver.</summary>
public sealed class FunctionsPipelineTests(AzuriteFixture azurite) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("functions-").FullName;
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Timer_blob_and_queue_trigger_tell_the_policy_stories_and_nothing_else()
    {
        await using var newsroom = await DemoNewsroom.StartAsync(DemoPace.AllAtOnce, folder, TimeProvider.System, CancellationToken.None);
        await using var services = await ServicesAsync(newsroom);

        await new PollFeeds(services.GetRequiredService<FeedPoller>()).RunAsync(new TimerInfo(), CancellationToken.None);
        foreach (var blob in await InboxAsync(services))
            await new ExtractStory(services.GetRequiredService<StoryExtractor>()).RunAsync(blob, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(20));
        foreach (var request in await DueAsync(services))
            await new SendDigest(services.GetRequiredService<DigestSender>()).RunAsync(request, CancellationToken.None);
        await new SweepDigests(services.GetRequiredService<DigestClock>()).RunAsync(new TimerInfo(), CancellationToken.None);

        var told = await services.GetRequiredService<IOutbox>().SettledSinceAsync("desk-webhook", DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.Equal(
            newsroom.Manifest.Stories.Where(story => story.Alert).Select(story => StoryId.From(newsroom.LinkOf(story)).Value).Order(),
            told.Select(booking => booking.Story.Value).Order());
        Assert.Equal(3, newsroom.Capture.Captured.Count(message => message.Channel == "email"));
        Assert.Equal(1, newsroom.Capture.Captured.Count(message => message.Channel == "webhook"));
    }

    [Fact]
    public void The_blob_trigger_listens_to_event_grid_the_only_source_that_flex_consumption_takes()
    {
        var trigger = typeof(ExtractStory).GetMethod(nameof(ExtractStory.RunAsync))!.GetParameters()[0].GetCustomAttribute<BlobTriggerAttribute>()!;

        Assert.Equal(("inbox/{name}", BlobTriggerSource.EventGrid), (trigger.BlobPath, trigger.Source));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<ServiceProvider> ServicesAsync(DemoNewsroom newsroom)
    {
        var settings = new Dictionary<string, string?>(newsroom.Settings)
        {
            ["AzureWebJobsStorage"] = await azurite.NewConnectionStringAsync(),
            ["Links:BaseUrl"] = "https://monitor.example",
        };
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<TimeProvider>(clock).AddLogging().AddNewsMonitor().BuildServiceProvider();
        await services.GetRequiredService<StorageAccount>().CreateMissingAsync(CancellationToken.None);
        var config = services.GetRequiredService<IConfigStore>();
        await config.WriteAsync(ShippedConfig.Feeds, newsroom.FeedList, CancellationToken.None);
        await config.WriteAsync(ShippedConfig.Subscriptions, newsroom.Subscriptions, CancellationToken.None);
        return services;
    }

    private static async Task<IReadOnlyList<string>> InboxAsync(IServiceProvider services)
    {
        var inbox = services.GetRequiredService<StorageAccount>().Container(StorageNames.InboxContainer);
        var blobs = new List<string>();
        await foreach (var blob in inbox.GetBlobsAsync())
            blobs.Add((await inbox.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString());
        return blobs;
    }

    private static async Task<IReadOnlyList<string>> DueAsync(IServiceProvider services)
    {
        var requests = new HashSet<DigestRequest>();
        foreach (var subscription in (string[])["policy-desk", "mesa-de-analisis", "desk-webhook"])
        {
            foreach (var booking in await services.GetRequiredService<IOutbox>().PendingAsync(subscription, DateTimeOffset.MaxValue, 100, CancellationToken.None))
                requests.Add(new DigestRequest(subscription, booking.Slot));
        }

        return [.. requests.Select(request => JsonSerializer.Serialize(request, NewsMonitorJson.Default.DigestRequest))];
    }
}
