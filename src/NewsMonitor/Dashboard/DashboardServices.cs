using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Dashboard.Digests;
using NewsMonitor.Dashboard.Feeds;
using NewsMonitor.Dashboard.Links;
using NewsMonitor.Dashboard.Machine;
using NewsMonitor.Dashboard.Operations;
using NewsMonitor.Dashboard.Stories;
using NewsMonitor.Dashboard.StoryView;
using NewsMonitor.Dashboard.Why;

namespace NewsMonitor.Dashboard;

internal static class DashboardServices
{
    public static void AddDashboard(this IServiceCollection services)
    {
        services.AddOptions<DashboardOptions>().BindConfiguration(DashboardOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DashboardOptions>, DashboardOptionsValidator>();
        services.AddSingleton<LocalTime>();
        services.AddSingleton<ProfileWords>();
        services.AddSingleton<StoryShelf>();
        services.AddSingleton<IStorySearch, SqliteStorySearch>();
        services.AddSingleton<StoriesReader>();
        services.AddSingleton<StoryPassages>();
        services.AddSingleton<StoryHistory>();
        services.AddSingleton<StoryReader>();
        services.AddSingleton<WhySources>();
        services.AddSingleton<WhyReader>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<RequestGuard>();
        services.AddSingleton<ReaderPages>();
        services.AddSingleton<FeedsReader>();
        services.AddSingleton<PollSoon>();
        services.AddSingleton<DigestsReader>();
        services.AddSingleton<ProcessCounts>();
        services.AddSingleton<OperationsReader>();
        services.AddSingleton<OperatorPages>();
        services.AddSingleton<MetricsText>();
        services.AddSingleton<MachineAnswers>();
        services.AddSingleton<ReaderLinks>();
        services.AddSingleton(provider => new DashboardSite(
            provider.GetRequiredService<RequestGuard>(), provider.GetRequiredService<ReaderPages>(), provider.GetRequiredService<OperatorPages>(),
            provider.GetRequiredService<ReaderLinks>(), provider.GetRequiredService<MachineAnswers>(), provider.GetRequiredService<PageRenderer>(),
            provider.GetRequiredService<ProfileWords>(), provider.GetRequiredService<ILogger<DashboardSite>>()));
    }
}
