using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsMonitor.Config;
using NewsMonitor.Dashboard;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Feeds;
using NewsMonitor.Local.Demo;
using NewsMonitor.Local.Settings;
using NewsMonitor.Storage;

namespace NewsMonitor.Local.Running;

/// <summary>The whole pipeline on this machine: storage, triggers and dashboard, and in a demonstration the newsroom too.</summary>
internal sealed class MonitorRun(RunOptions options, LocalSettings settings, HostJson host, DataFolder folder, DemoNewsroom? newsroom)
{
    private static readonly Action<string> Progress = Console.Error.WriteLine;

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RunOptions options, CancellationToken cancellationToken)
    {
        var settings = LocalSettings.Load(options.Session.SettingsFile);
        var host = HostJson.Load(settings.Root);
        if (options.ConfigFolder is { } named && !Directory.Exists(named))
            throw new ConfigException(new ConfigProblem("--config", null, null, $"the folder {named} does not exist."));
        if (!options.Demo)
            ConfigFolder.Check(ConfigPath(options, settings));

        var path = options.Session.DataFolder
            ?? Path.Combine(settings.Root, options.Demo ? Path.Combine(DataFolder.DefaultName, "demo") : DataFolder.DefaultName);
        await using var folder = await DataFolder.OpenAsync(path, takeOver: options.Demo, TimeProvider.System, cancellationToken);
        await using var newsroom = options.Demo
            ? await DemoNewsroom.StartAsync(options.Once ? DemoPace.AllAtOnce : DemoPace.Live, folder.Sub(DataFolder.NewsroomName), TimeProvider.System, cancellationToken)
            : null;
        return await new MonitorRun(options, settings, host, folder, newsroom).RunAsync(cancellationToken);
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var port = options.Once ? MonitorApp.DefaultPort : MonitorApp.ChoosePort(options.Port);
        var level = options.Once && !options.Verbose ? LogLevel.Error : LogLevel.Information;
        await using var app = MonitorApp.Build(settings, Decided(port), port, level);
        await using var storage = (newsroom is null ? await LocalStorage.NamedAsync(settings, cancellationToken) : null)
            ?? await LocalStorage.StartAsync(folder, Progress, cancellationToken);
        app.Configuration[LocalStorage.Setting] = storage.ConnectionString;
        await LocalStorage.PrepareAsync(app.Services.GetRequiredService<StorageAccount>(), cancellationToken);
        var config = await ConfigureAsync(app.Services, cancellationToken);
        if (storage.IsOurs)
            await EndClaimsAsync(app.Services, cancellationToken);

        // A demonstration is for watching: its feeds are asked at every tick, whatever politeness would say.
        var pipeline = await Pipeline.CreateAsync(app.Services, newsroom is null ? PollScope.Due : PollScope.All, host, cancellationToken);
        return options.Once
            ? await new OnceThrough(app.Services, pipeline, Progress).RunAsync(newsroom?.Capture, cancellationToken)
            : await StayAsync(app, pipeline, config, cancellationToken);
    }

    private async Task<int> StayAsync(WebApplication app, Pipeline pipeline, ConfigFolder? config, CancellationToken cancellationToken)
    {
        DashboardEndpoints.Map(app);
        await app.StartAsync(cancellationToken);
        await WelcomeAsync(app, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> running = [pipeline.RunAsync(stop.Token), folder.StopRequestedAsync(TimeProvider.System, stop.Token)];
        if (config is not null)
            running.Add(config.WatchAsync(stop.Token));
        await Task.WhenAny(running);
        await stop.CancelAsync();
        try
        {
            await Task.WhenAll(running);
        }
        catch (OperationCanceledException)
        {
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await app.StopAsync(patience.Token);
        Progress("Stopped; what was begun is taken up at the next start.");
        return 0;
    }

    private async Task<ConfigFolder?> ConfigureAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IConfigStore>();
        if (newsroom is not null)
        {
            await store.WriteAsync(ShippedConfig.Feeds, newsroom.FeedList, cancellationToken);
            await store.WriteAsync(ShippedConfig.Subscriptions, newsroom.Subscriptions, cancellationToken);
            return null;
        }

        var config = new ConfigFolder(ConfigPath(options, settings), store, TimeProvider.System, services.GetRequiredService<ILogger<ConfigFolder>>());
        await config.PutAsync(cancellationToken);
        return config;
    }

    // Whoever held them ran on this folder, and we hold it now.
    private static async Task EndClaimsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var outbox = services.GetRequiredService<IOutbox>();
        foreach (var subscription in (await services.GetRequiredService<ConfigFile<SubscriptionList>>().CurrentAsync(cancellationToken)).All)
            await outbox.EndClaimAsync(subscription.Id, cancellationToken);
    }

    private async Task WelcomeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var feeds = await app.Services.GetRequiredService<IFeedCatalogue>().LoadAsync(cancellationToken);
        var subscriptions = await app.Services.GetRequiredService<ConfigFile<SubscriptionList>>().CurrentAsync(cancellationToken);
        Progress($"Watching {feeds.Count} feeds for {subscriptions.All.Count} subscriptions. Ctrl-C stops.");
        Progress($"  dashboard   {app.Urls.First()}");
        if (newsroom is not null)
            Progress($"  newsroom    {newsroom.Site} (what the monitor sent is listed there)");
        Progress($"  data        {folder.Path}");
        if (subscriptions.All.Count == 0)
            Progress($"  Nobody is told yet: write {Path.Combine(ConfigPath(options, settings), ShippedConfig.Subscriptions)} (the README shows one).");
    }

    private Dictionary<string, string?> Decided(int port)
    {
        var decided = new Dictionary<string, string?>(newsroom?.Settings ?? new Dictionary<string, string?>())
        {
            // Against DNS rebinding: a name that somebody points at this machine is not answered.
            ["Dashboard:Hosts:0"] = "127.0.0.1",
            ["Dashboard:Hosts:1"] = "localhost",
            ["Dashboard:SearchIndex"] = Path.Combine(folder.Path, "search.db"),
        };
        if (newsroom is null)
            return decided;

        decided["Links:BaseUrl"] = $"http://127.0.0.1:{port}";
        // A line in every five seconds that nothing changed would bury the rest.
        decided["Logging:LogLevel:NewsMonitor.Feeds.FeedPoller"] = "Warning";
        return decided;
    }

    private static string ConfigPath(RunOptions options, LocalSettings settings) => options.ConfigFolder ?? Path.Combine(settings.Root, ConfigFolder.DefaultName);
}
