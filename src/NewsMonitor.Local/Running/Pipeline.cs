using Cronos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Local.Settings;
using NewsMonitor.Local.Triggers;
using NewsMonitor.Storage;
using NewsMonitor.Stories;

namespace NewsMonitor.Local.Running;

/// <summary>The triggers of the Functions app as loops over the same stages.</summary>
internal sealed class Pipeline
{
    private const string PollSetting = "PollSchedule";
    private const string DigestSetting = "DigestSchedule";

    private readonly PollScope scope;
    private readonly FeedPoller poller;
    private readonly DigestClock digestClock;
    private readonly TimerLoop polls;
    private readonly TimerLoop sweeps;

    private Pipeline(IServiceProvider services, PollScope scope, BlobReceipts receipts, HostJson host)
    {
        this.scope = scope;
        poller = services.GetRequiredService<FeedPoller>();
        digestClock = services.GetRequiredService<DigestClock>();
        var settings = services.GetRequiredService<IConfiguration>();
        var account = services.GetRequiredService<StorageAccount>();
        var clock = services.GetRequiredService<TimeProvider>();
        var logger = services.GetRequiredService<ILogger<Pipeline>>();
        polls = new TimerLoop("PollFeeds", Schedule(settings, PollSetting), PollAsync, clock, logger);
        sweeps = new TimerLoop("SweepDigests", Schedule(settings, DigestSetting), SweepAsync, clock, logger);
        Stories = new BlobLoop(
            account.Container(StorageNames.InboxContainer), receipts, account.Queue(StorageNames.BlobPoisonQueue),
            (item, token) => services.GetRequiredService<StoryExtractor>().HandleAsync(item.ToString(), token), host, clock, logger);
        Digests = new QueueLoop(
            account.Queue(StorageNames.DigestsQueue), account.Queue(StorageNames.DigestsPoisonQueue),
            services.GetRequiredService<DigestSender>().HandleAsync, host, clock, logger);
    }

    public BlobLoop Stories { get; }

    public QueueLoop Digests { get; }

    public static async Task<Pipeline> CreateAsync(IServiceProvider services, PollScope scope, HostJson host, CancellationToken cancellationToken)
    {
        var receipts = new BlobReceipts(services.GetRequiredService<StorageAccount>().Container(BlobReceipts.Container), "ExtractStory");
        await receipts.LoadAsync(cancellationToken);
        return new Pipeline(services, scope, receipts, host);
    }

    /// <exception cref="ConfigException">A schedule is missing or none.</exception>
    public static void CheckSchedules(IConfiguration settings)
    {
        Schedule(settings, PollSetting);
        Schedule(settings, DigestSetting);
    }

    /// <summary>All triggers until cancelled; a loop that breaks ends the others.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] loops = [polls.RunAsync(stop.Token), sweeps.RunAsync(stop.Token), Stories.RunAsync(stop.Token), Digests.RunAsync(stop.Token)];
        await Task.WhenAny(loops);
        await stop.CancelAsync();
        await Task.WhenAll(loops);
    }

    public Task PollAsync(CancellationToken cancellationToken) => poller.PollAsync(scope, cancellationToken);

    public Task SweepAsync(CancellationToken cancellationToken) => digestClock.SweepAsync(cancellationToken);

    private static CronExpression Schedule(IConfiguration settings, string name)
    {
        var text = settings[name] ?? "";
        return CronExpression.TryParse(text, CronFormat.IncludeSeconds, out var schedule)
            ? schedule
            : throw new ConfigException(new ConfigProblem(
                LocalSettings.FileName, null, $"$.Values.{name}", $"\"{text}\" is no schedule: six fields are expected, such as \"0 */5 * * * *\"."));
    }
}
