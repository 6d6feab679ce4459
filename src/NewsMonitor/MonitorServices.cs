using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Config;
using NewsMonitor.Dashboard;
using NewsMonitor.Dashboard.Stories;
using NewsMonitor.Http;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
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
        AddDashboard(services);
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
    }

    private static void AddTagging(IServiceCollection services) => services.AddSingleton<Tagger>();

    private static void AddStories(IServiceCollection services)
    {
        services.AddSingleton<IStoryStore, BlobStoryStore>();
        services.AddSingleton<IStoryIndex, TableStoryIndex>();
    }

    private static void AddDigests(IServiceCollection services)
    {
    }

    private static void AddDashboard(IServiceCollection services)
    {
        services.AddOptions<DashboardOptions>().BindConfiguration(DashboardOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DashboardOptions>, DashboardOptionsValidator>();
        services.AddSingleton<LocalTime>();
        services.AddSingleton<StoryShelf>();
        services.AddSingleton<IStorySearch, SqliteStorySearch>();
        services.AddSingleton<StoriesReader>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<RequestGuard>();
        services.AddSingleton<ReaderPages>();
        services.AddSingleton<MachineAnswers>();
        services.AddSingleton(provider => new DashboardSite(
            provider.GetRequiredService<RequestGuard>(), provider.GetRequiredService<ReaderPages>(), provider.GetRequiredService<MachineAnswers>(),
            provider.GetRequiredService<PageRenderer>(), provider.GetRequiredService<ILogger<DashboardSite>>()));
    }
}
