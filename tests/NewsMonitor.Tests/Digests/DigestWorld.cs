using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Local.Demo;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Tagging;
using NewsMonitor.Tests.Http;

namespace NewsMonitor.Tests.Digests;

/// <summary>The sending side as it is wired for production, over Azurite, with real receivers on loopback, a clock that can be set, and a queue that obeys it.</summary>
internal sealed class DigestWorld : IAsyncDisposable
{
    public const string Secret = "whsec_bG9vcGJhY2stdGVzdC1zZWNyZXQtMDEyMzQ1Njc4OQ==";

    private readonly ServiceProvider services;
    private readonly SmtpCapture smtp;
    private readonly LoopbackServer web;

    private DigestWorld(ServiceProvider services, SmtpCapture smtp, LoopbackServer web, Receivers receivers, FakeTimeProvider clock, MemoryQueue queue)
    {
        (this.services, this.smtp, this.web) = (services, smtp, web);
        (Received, Clock, Queue) = (receivers, clock, queue);
    }

    public Receivers Received { get; }
    public FakeTimeProvider Clock { get; }
    public MemoryQueue Queue { get; }
    public Uri WebhookUrl => web.At("hook/secret-path");

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static async Task<DigestWorld> StartAsync(StorageAccount account, FaultLine? faults = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var receivers = new Receivers();
        var smtp = SmtpCapture.Start(receivers.TakeMail, line => receivers.Manners(line));
        var web = await LoopbackServer.StartAsync(receivers.AnswerAsync);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 12, 1, 0, TimeSpan.Zero));
        var queue = new MemoryQueue(clock, faults ?? new FaultLine());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = smtp.Port.ToString(null as IFormatProvider),
            ["Mail:Security"] = "None",
            ["Mail:From"] = "monitor@news.example",
            ["Mail:Timeout"] = "00:00:01",
            ["Webhooks:Timeout"] = "00:00:01",
            ["Links:BaseUrl"] = "https://monitor.example",
            ["Links:SigningKey"] = "a-key-for-tests-only-0123456789-0123456789",
            ["Http:PrivateHosts:0"] = web.Host,
            ["HookSecret"] = Secret,
        }).AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddSingleton<TimeProvider>(clock).AddNewsMonitor();
        services.AddSingleton(account).AddSingleton<IDigestQueue>(queue).AddSingleton<IFeedCatalogue, OneFeed>();
        services.AddSingleton(provider => new SafeHttp(
            provider.GetRequiredService<IOptions<HttpOptions>>(), provider.GetRequiredService<ResolveHost>(), TimeProvider.System, NullLogger<SafeHttp>.Instance));
        if (faults is not null)
        {
            foreach (var channel in services.Where(s => s.ServiceType == typeof(IDigestChannel)).ToList())
            {
                services.Remove(channel);
                services.AddSingleton<IDigestChannel>(provider => new FaultyChannel(
                    (IDigestChannel)ActivatorUtilities.CreateInstance(provider, channel.ImplementationType!), faults));
            }
        }

        return new(services.BuildServiceProvider(), smtp, web, receivers, clock, queue);
    }

    /// <summary>Puts subscriptions.json in force.</summary>
    public async Task SubscribeAsync(params string[] subscriptions) =>
        await Get<IConfigStore>().WriteAsync(
            ShippedConfig.Subscriptions, Encoding.UTF8.GetBytes($"{{ \"subscriptions\": [ {string.Join(",\n", subscriptions)} ] }}"), CancellationToken.None);

    public string Hook(string id, string more = "") =>
        $$"""
        { "id": "{{id}}", "channel": "webhook", "url": "{{WebhookUrl}}", "secretSettings": ["HookSecret"],
          "cadence": { "kind": "immediate", "windowMinutes": 10 }, "timeZone": "America/Bogota"{{more}} }
        """;

    public static string Mail(string id, string more = "", params string[] recipients) =>
        $$"""
        { "id": "{{id}}", "channel": "email", "recipients": {{JsonSerializer.Serialize(recipients.Length > 0 ? recipients : ["ana@example.org"])}},
          "cadence": { "kind": "immediate", "windowMinutes": 10 }, "timeZone": "America/Bogota"{{more}} }
        """;

    /// <summary>Keeps a story and books it, as the extractor does.</summary>
    public async Task<Story> PublishAsync(Story story)
    {
        await Get<IAlertOutbox>().BookAsync(story, CancellationToken.None);
        await Get<IStoryStore>().SaveAsync(story, CancellationToken.None);
        return story;
    }

    /// <summary>Lets time pass, then the sweep look for what is due, and the queue trigger run.</summary>
    public async Task SweepAfterAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await Get<DigestClock>().SweepAsync(CancellationToken.None);
        await RunAsync();
    }

    /// <summary>Lets the queue trigger run, and time pass, until nothing is on the queue or the horizon is reached.</summary>
    public async Task RunAsync(TimeSpan? horizon = null, Action? afterFailure = null)
    {
        var end = Clock.GetUtcNow() + (horizon ?? TimeSpan.FromHours(2));
        while (Queue.Next(end) is { } message)
        {
            if (message.VisibleAt > Clock.GetUtcNow())
                Clock.SetUtcNow(message.VisibleAt);
            try
            {
                await Get<DigestSender>().HandleAsync(message.Body, CancellationToken.None);
                Queue.Delete(message);
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                Queue.Failed(message, failure);
                afterFailure?.Invoke();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await smtp.DisposeAsync();
        await web.DisposeAsync();
    }

    private sealed class FaultyChannel(IDigestChannel channel, FaultLine faults) : IDigestChannel
    {
        public NewsMonitor.Digests.Subscriptions.Channel Channel => channel.Channel;

        public async IAsyncEnumerable<(Delivery Delivery, DeliveryOutcome Outcome)> SendAsync(
            NewsMonitor.Digests.Subscriptions.Subscription subscription, FrozenDigest digest, IReadOnlyList<Delivery> open,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await using var sending = channel.SendAsync(subscription, digest, open, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                faults.Begin();
                if (!await sending.MoveNextAsync())
                    yield break;
                faults.End();
                yield return sending.Current;
            }
        }
    }
}

/// <summary>What the receivers got, and how they are told to answer.</summary>
internal sealed class Receivers
{
    public ConcurrentQueue<(string Id, byte[] Raw, MimeMessage Mail)> Mails { get; } = new();
    public ConcurrentQueue<(string Id, string Body, IReadOnlyDictionary<string, string> Headers)> Posts { get; } = new();
    public Func<string, string?> Manners { get; set; } = _ => null;
    public Func<HttpContext, int, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;
    public int Requests => requests;

    private int requests;

    public void TakeMail(byte[] raw)
    {
        var mail = MimeMessage.Load(new MemoryStream(raw));
        Mails.Enqueue((mail.MessageId!, raw, mail));
    }

    public async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Posts.Enqueue((headers["webhook-id"], body, headers));
        await Answer(context, Interlocked.Increment(ref requests));
    }
}

/// <summary>A storage queue under a clock that can be set: delays, redelivery after a failure, poison after five.</summary>
internal sealed class MemoryQueue(TimeProvider clock, FaultLine faults) : IDigestQueue
{
    private const int MostDeliveries = 5;
    private readonly List<Message> messages = [];

    public List<(string Body, Exception Reason)> Poison { get; } = [];
    public IReadOnlyList<Message> Waiting => messages;

    public Task SendAsync(DigestRequest request, TimeSpan delay, CancellationToken cancellationToken) => faults.CallAsync(() =>
    {
        Put(JsonSerializer.Serialize(request, NewsMonitorJson.Default.DigestRequest), delay);
        return Task.FromResult(true);
    });

    public void Put(string body, TimeSpan delay = default) => messages.Add(new(body, clock.GetUtcNow() + delay));

    public Message? Next(DateTimeOffset end) => messages.Where(m => m.VisibleAt <= end).MinBy(m => m.VisibleAt);

    public void Delete(Message message) => messages.Remove(message);

    public void Failed(Message message, Exception reason)
    {
        message.Deliveries++;
        message.VisibleAt = clock.GetUtcNow() + TimeSpan.FromSeconds(30);
        if (message.Deliveries < MostDeliveries)
            return;
        messages.Remove(message);
        Poison.Add((message.Body, reason));
    }

    public sealed class Message(string body, DateTimeOffset visibleAt)
    {
        public string Body => body;
        public DateTimeOffset VisibleAt { get; set; } = visibleAt;
        public int Deliveries { get; set; }
    }
}

/// <summary>Stories that have nothing to do with each other.</summary>
internal static class SampleStories
{
    private static readonly (string Title, string Text, string Language)[] Samples =
    [
        ("Washington decertifies Bogotá's drug policy",
            "The White House told Congress that Colombia failed its counternarcotics obligations. Aid of $380 million is at stake, officials said on Monday.", "en"),
        ("Arancel del 25 % a las flores colombianas entra en vigor",
            "Estados Unidos aplicará desde el jueves un arancel del 25 % a las flores cortadas de la Sabana, anunció la oficina comercial en Washington.", "es"),
        ("Consulate in Medellín suspends visa interviews after staffing cut",
            "Applicants for American visas in Antioquia were told to wait until August, a notice on the embassy's site said.", "en"),
        ("Extraditan a Miami a un jefe del Clan del Golfo",
            "El acusado, capturado en Urabá, fue entregado a agentes de la DEA y enfrenta cargos por lavado de activos ante una corte de Florida.", "es"),
    ];

    public static Story Of(int sample, DateTimeOffset now, Urgency urgency = Urgency.Notable, string mark = "")
    {
        var (title, text, language) = Samples[sample % Samples.Length];
        title += mark;
        return new Story
        {
            Id = StoryId.From(new Uri($"https://outlet{sample}.example/{Uri.EscapeDataString(title)}")),
            Title = title,
            Text = text,
            Link = new Uri($"https://outlet{sample}.example/story-{sample}"),
            FeedId = $"feed{sample}",
            Outlet = $"Outlet {sample}",
            Published = now,
            SeenAt = now,
            TextSource = TextSource.Page,
            Decision = new TagDecision
            {
                Relevant = true,
                Score = 0.9,
                Topics = ["trade"],
                Language = language,
                Urgency = urgency,
                Reason = "Both sides are named.",
                BestSentence = new(text, [new(4, 11)]),
            },
        };
    }
}

internal sealed class OneFeed : IFeedCatalogue
{
    public Task<IReadOnlyList<Feed>> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Feed>>([new Feed(new Uri("https://outlet0.example/feed"), "Outlet 0")]);
}
