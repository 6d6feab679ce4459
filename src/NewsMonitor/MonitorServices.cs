using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Config;
using NewsMonitor.Dashboard;
using NewsMonitor.Dashboard.Operations;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Links;
using NewsMonitor.Digests.Mail;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Digests.Webhooks;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Catalogue;
using NewsMonitor.Http;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Stories.Extraction;
using NewsMonitor.Stories.Pages;
using NewsMonitor.Stories.Quality;
using NewsMonitor.Tagging;

namespace NewsMonitor;

/// <summary>Joins the pipeline's ports to Azure Storage; both hosts start here.</summary>
public static class MonitorServices
{
    public static IServiceCollection AddNewsMonitor(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => StorageAccount.FromConfiguration(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<PipelineMeter>();
        services.AddSingleton<IConfigStore, BlobConfigStore>();
        AddHttp(services);
        AddFeeds(services);
        AddTagging(services);
        AddStories(services);
        AddDigests(services);
        services.AddSingleton<IQueueDepths, StorageQueueDepths>();
        services.AddDashboard();
        return services;
    }

    private static void AddHttp(IServiceCollection services)
    {
        services.AddOptions<HttpOptions>().BindConfiguration(HttpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HttpOptions>, HttpOptionsValidator>();
        services.TryAddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        services.AddSingleton<SafeHttp>();
        services.AddSingleton<HostPoliteness>();
        services.AddSingleton<IHostSlots, TableHostSlots>();
    }

    private static void AddFeeds(IServiceCollection services)
    {
        services.AddOptions<PollingOptions>().BindConfiguration(PollingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PollingOptions>, PollingOptionsValidator>();
        services.AddSingleton(provider => new ConfigFile<FeedList>(
            ShippedConfig.Feeds, FeedList.Load, provider.GetRequiredService<IConfigStore>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConfigFile<FeedList>>>()));
        services.AddSingleton<IFeedCatalogue, OpmlCatalogue>();
        services.AddSingleton<IFeedStates, TableFeedStates>();
        services.AddSingleton<IInbox, BlobInbox>();
        services.AddSingleton<HostHolds>();
        services.AddSingleton<FeedVisitor>();
        services.AddSingleton<FeedIntake>();
        services.AddSingleton<FeedTurn>();
        services.AddSingleton<FeedPoller>();
        services.AddSingleton<FeedHealths>();
    }

    private static void AddTagging(IServiceCollection services) =>
        services.AddSingleton(provider => new ConfigFile<Tagger>(
            ShippedConfig.Profile, (json, name) => new Tagger(Profile.Load(json, name), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<IConfigStore>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ConfigFile<Tagger>>>()));

    private static void AddStories(IServiceCollection services)
    {
        services.AddOptions<PageOptions>().BindConfiguration(PageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PageOptions>, PageOptionsValidator>();
        services.AddSingleton<Robots>();
        services.AddSingleton<HostTurns>();
        services.AddSingleton<PageFetcher>();
        services.AddSingleton<ArticleExtractor>();
        services.AddSingleton<ArticleReader>();
        services.AddSingleton<ItemReader>();
        services.AddSingleton<StoryExtractor>();
        services.AddSingleton<IPageArchive, BlobPages>();
        services.AddSingleton<IStoryStore, BlobStoryStore>();
        services.AddSingleton<IStoryIndex, TableStoryIndex>();
        services.AddSingleton<IFeedback, TableFeedback>();
        services.AddSingleton<StoryArchive>();
        services.AddSingleton<FeedbackReader>();
    }

    private static void AddDigests(IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.AddOptions<LinkOptions>().BindConfiguration(LinkOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LinkOptions>, LinkOptionsValidator>();
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>();
        services.AddSingleton(provider => new ConfigFile<SubscriptionList>(
            ShippedConfig.Subscriptions, SubscriptionList.Load, provider.GetRequiredService<IConfigStore>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConfigFile<SubscriptionList>>>()));
        services.AddSingleton<IOutbox, TableOutbox>();
        services.AddSingleton<ISubscriptionStates, TableSubscriptionStates>();
        services.AddSingleton<IDigestStore, BlobDigests>();
        services.AddSingleton<IDigestQueue, QueueDigestRequests>();
        services.AddSingleton<IPoisonQueues, StoragePoison>();
        services.AddSingleton<IDigestChannel, MailChannel>();
        services.AddSingleton<IDigestChannel, WebhookChannel>();
        services.AddSingleton<IAlertOutbox, DigestBooking>();
        services.AddSingleton<SourceCoverage>();
        services.AddSingleton<LinkTokens>();
        services.AddSingleton<MailTokens>();
        services.AddSingleton<MailPress>();
        services.AddSingleton<DigestPrinter>();
        services.AddSingleton<DigestPress>();
        services.AddSingleton<DigestCourier>();
        services.AddSingleton<DigestRound>();
        services.AddSingleton<DigestSender>();
        services.AddSingleton<DigestClock>();
    }
}
