using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsMonitor.Config;
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
        return services;
    }

    private static void AddHttp(IServiceCollection services) => services.AddSingleton<SafeHttp>();

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
}
