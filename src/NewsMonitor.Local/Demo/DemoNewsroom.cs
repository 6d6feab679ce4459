using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsMonitor.Local.Running;

namespace NewsMonitor.Local.Demo;

/// <summary>A small site on a loopback port with the feeds and pages of invented outlets, and the far end of the demo's subscriptions.</summary>
public sealed class DemoNewsroom : IAsyncDisposable
{
    // Below every system's range for outgoing connections, so that the port is still free at the next start.
    private const int FirstPort = 20000;
    private const int Ports = 10000;

    private readonly DemoManifest manifest;
    private readonly DemoPace pace;
    private readonly DateTimeOffset epoch;
    private readonly TimeProvider clock;
    private readonly SmtpCapture mail;
    private WebApplication? site;

    private DemoNewsroom(DemoManifest manifest, DemoPace pace, DateTimeOffset epoch, DemoCapture capture, TimeProvider clock)
    {
        this.manifest = manifest;
        this.pace = pace;
        this.epoch = epoch;
        this.clock = clock;
        Capture = capture;
        Site = new Uri("http://127.0.0.1/");
        mail = SmtpCapture.Start(capture.TakeMail);
    }

    public DemoCapture Capture { get; }

    public DemoManifest Manifest => manifest;

    public Uri Site { get; private set; }

    /// <summary>The catalogue and subscriptions that go with the demo, as config/ would hold them.</summary>
    public byte[] FeedList => DemoConfiguration.FeedList(manifest, FeedOf, HomeOf);

    public byte[] Subscriptions => DemoConfiguration.Subscriptions(WebhookAddress);

    public IReadOnlyDictionary<string, string?> Settings => DemoConfiguration.Settings(Site, mail.Port);

    private Uri WebhookAddress => new(Site, "hooks/desk");

    /// <summary>Starts on the port that this folder's demo had before: stories are known by their addresses, and those must not change.</summary>
    public static async Task<DemoNewsroom> StartAsync(DemoPace pace, string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var memory = new DemoFolder(folder);
        var newsroom = new DemoNewsroom(DemoManifest.Load(), pace, memory.Epoch(clock), new DemoCapture(memory.Outbox, clock), clock);
        var kept = memory.Port;
        foreach (var port in kept is { } known ? [known] : Candidates(folder))
        {
            if (!await newsroom.TryListenAsync(port, cancellationToken))
                continue;

            memory.KeepPort(newsroom.Site.Port);
            return newsroom;
        }

        await newsroom.DisposeAsync();
        throw new IOException($"Port {kept} is taken, and the demo in {folder} needs it: its stories are known by that address. Stop the other program, or delete the folder to begin a new demo.");
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await mail.DisposeAsync();
    }

    internal IReadOnlyList<DemoDispatch> Dispatches(DemoOutlet outlet) =>
        [.. manifest.Stories
            .Take(pace.Released(manifest.Stories.Count, clock.GetUtcNow() - epoch))
            .Where(story => story.Outlet == outlet.Id)
            .Select(story => new DemoDispatch(story, epoch.AddMinutes(-story.Age), LinkOf(story)))
            .Reverse()];

    internal Uri FeedOf(DemoOutlet outlet) => new(Site, $"{outlet.Id}/feed.xml");

    internal Uri HomeOf(DemoOutlet outlet) => new(Site, $"{outlet.Id}/");

    internal Uri LinkOf(DemoStory story) => new(Site, $"{story.Outlet}/{story.Slug}");

    // Spread by folder, so that two demos on one machine do not take each other's port between restarts.
    private static IEnumerable<int> Candidates(string folder)
    {
        var hash = BinaryPrimitives.ReadUInt16LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))));
        return [.. Enumerable.Range(0, 20).Select(step => FirstPort + (hash + step) % Ports).Where(LoopbackPort.IsFree), 0];
    }

    private async Task<bool> TryListenAsync(int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        Map(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            // Another program was faster.
            await app.DisposeAsync();
            return false;
        }

        site = app;
        Site = new Uri(app.Urls.First() + "/");
        return true;
    }

    private void Map(WebApplication app)
    {
        app.MapGet("/", () => Results.Content(DemoPages.Overview(manifest.Outlets.Select(outlet => (outlet, HomeOf(outlet), FeedOf(outlet))), Capture.Captured), Html));
        app.MapGet("/robots.txt", () => Results.Text("User-agent: *\nAllow: /\n"));
        app.MapGet("/{outlet}/", (string outlet) => Find(outlet) is { } found
            ? Results.Content(DemoPages.Front(found, Dispatches(found), HomeOf(found), FeedOf(found)), Html)
            : Results.NotFound());
        app.MapGet("/{outlet}/feed.xml", FeedAsync);
        app.MapGet("/{outlet}/{slug}", Page);
        app.MapGet("/outbox/{file}", Captured);
        app.MapPost("/hooks/desk", TakeWebhookAsync);
    }

    private const string Html = "text/html; charset=utf-8";

    private DemoOutlet? Find(string id) => manifest.Outlets.FirstOrDefault(outlet => outlet.Id == id);

    private async Task FeedAsync(HttpContext context)
    {
        if (Find((string)context.Request.RouteValues["outlet"]!) is not { } outlet)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var dispatches = Dispatches(outlet);
        var tag = $"\"{outlet.Id}-{dispatches.Count}-{epoch.ToUnixTimeSeconds()}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = DemoFeeds.ContentType(outlet.Format);
        await context.Response.Body.WriteAsync(DemoFeeds.Write(outlet, dispatches, HomeOf(outlet)), context.RequestAborted);
    }

    private IResult Page(string outlet, string slug)
    {
        if (Find(outlet) is not { } found)
            return Results.NotFound();

        var dispatches = Dispatches(found);
        return dispatches.FirstOrDefault(dispatch => dispatch.Story.Slug == slug) is { } dispatch
            ? Results.Content(DemoPages.Article(found, dispatch, [.. dispatches.Where(other => other != dispatch)], HomeOf(found)), Html)
            : Results.NotFound();
    }

    private IResult Captured(string file)
    {
        // Only what was captured: the name in the address never becomes a path by itself.
        var known = Capture.Captured.Any(message => message.File == file || message.View == file);
        if (!known)
            return Results.NotFound();

        var type = Path.GetExtension(file) switch { ".html" => Html, ".json" => "application/json", _ => "text/plain; charset=utf-8" };
        return Results.File(File.ReadAllBytes(Path.Combine(Capture.Folder, file)), type);
    }

    private async Task<IResult> TakeWebhookAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var refused = Capture.TakeWebhook(
            request.Headers["webhook-id"], request.Headers["webhook-timestamp"], request.Headers["webhook-signature"],
            body.ToArray(), DemoConfiguration.WebhookSecret);

        return refused is null ? Results.NoContent() : Results.Text(refused, statusCode: StatusCodes.Status401Unauthorized);
    }
}
