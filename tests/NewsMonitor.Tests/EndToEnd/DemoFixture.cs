using System.Text.Json;
using NewsMonitor.Digests;
using NewsMonitor.Local.Demo;
using NewsMonitor.Local.Running;
using NewsMonitor.Stories;

namespace NewsMonitor.Tests.EndToEnd;

/// <summary>One demo in a folder of its own: run as its user would, and read by what its receivers got.</summary>
internal sealed class DemoFixture : IDisposable
{
    public static readonly DemoManifest Manifest = DemoManifest.Load();

    private readonly string folder = Directory.CreateTempSubdirectory("monitor-demo-").FullName;

    public string Folder => folder;

    public SessionSettings Session => new(Repository.PathOf("local.settings.sample.json"), folder);

    /// <summary>Slugs of the stories that the demo's desk is to hear of.</summary>
    public static IReadOnlyList<string> ToAlert { get; } = [.. Manifest.Stories.Where(story => story.Alert).Select(story => story.Slug).Order()];

    public Task<int> RunOnceAsync() => MonitorRun.RunAsync(new RunOptions(Session) { Demo = true, Once = true }, TestContext.Current.CancellationToken);

    public IReadOnlyList<CapturedMessage> Captured => new DemoCapture(Path.Combine(folder, "newsroom", "outbox"), TimeProvider.System).Captured;

    public string Read(string file) => File.ReadAllText(Path.Combine(folder, "newsroom", "outbox", file));

    /// <summary>The stories that the webhook's messages report, by slug, once for each message that does.</summary>
    public IReadOnlyList<string> Reported() =>
    [
        .. from message in Captured
           where message.Channel == "webhook"
           from happening in JsonDocument.Parse(Read(message.File)).RootElement.GetProperty("data").GetProperty("events").EnumerateArray()
           from report in happening.GetProperty("reports").EnumerateArray()
           select SlugOf(new Uri(report.GetProperty("link").GetString()!)),
    ];

    /// <summary>What became of each booking of a subscription, by the story's slug.</summary>
    public async Task<ILookup<BookingState, string>> BookedAsync(string subscription)
    {
        await using var session = await MonitorSession.OpenAsync(Session, TestContext.Current.CancellationToken);
        var (outbox, stories) = (session.Get<IOutbox>(), session.Get<IStoryStore>());
        var booked = new List<(BookingState State, string Slug)>();
        foreach (var booking in await outbox.SettledSinceAsync(subscription, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken))
            booked.Add((booking.State, SlugOf((await stories.FindAsync(booking.Story, TestContext.Current.CancellationToken))!.Link!)));
        return booked.ToLookup(each => each.State, each => each.Slug);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string SlugOf(Uri link) => link.AbsolutePath.Split('/')[^1];
}
