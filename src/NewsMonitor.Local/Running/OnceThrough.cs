using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Config;
using NewsMonitor.Dashboard.Operations;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Local.Demo;

namespace NewsMonitor.Local.Running;

/// <summary><c>monitor run --once</c>: polls, reads what is in the inbox, sends what is due, and says what came of it.</summary>
internal sealed class OnceThrough(IServiceProvider services, Pipeline pipeline, Action<string> progress)
{
    // What a killed run was holding shows again within a minute; a digest's window closes in less.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(300);
    private const int MostOpen = 10_000;

    private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();
    private readonly IOutbox outbox = services.GetRequiredService<IOutbox>();
    private readonly IDigestStore digests = services.GetRequiredService<IDigestStore>();

    /// <returns>0 when the books balance, else 1.</returns>
    public async Task<int> RunAsync(DemoCapture? capture, CancellationToken cancellationToken)
    {
        // Resolved first: it counts from when it is made.
        var counts = services.GetRequiredService<ProcessCounts>();
        progress("Polling the feeds…");
        await pipeline.PollAsync(cancellationToken);
        progress($"{counts[Stage.New]} new entries from {counts[Stage.Polled] - counts[Stage.FeedFailed]} feeds. Reading the inbox…");
        await ReadInboxAsync(counts, cancellationToken);
        await SendAsync(cancellationToken);

        var summary = await RunSummary.ReadAsync(services, counts, await OpenAsync(DateTimeOffset.MaxValue, cancellationToken), cancellationToken);
        summary.Print(capture);
        return summary.Balances ? 0 : 1;
    }

    private async Task ReadInboxAsync(ProcessCounts counts, CancellationToken cancellationToken)
    {
        while (await pipeline.Stories.HandleNewAsync(everyDay: true, cancellationToken) > 0 || pipeline.Stories.HasRetries)
        {
            if (pipeline.Stories.HasRetries)
                await Task.Delay(Glance, clock, cancellationToken);
        }

        progress($"{counts[Stage.Extracted]} stories read, {counts[Stage.Relevant]} of them relevant.");
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await pipeline.SweepAsync(cancellationToken);
        var end = clock.GetUtcNow() + Patience;
        var asked = new HashSet<DigestRequest>();
        var told = false;
        while (clock.GetUtcNow() < end)
        {
            while (await pipeline.Digests.HandleBatchAsync(cancellationToken) > 0)
            {
            }

            var open = await OpenAsync(end, cancellationToken);
            if (open.Count == 0)
                return;

            if (!told)
                progress($"{open.Count} bookings wait for their digest, due by {open.Max(booking => booking.Slot):HH:mm:ss} UTC…");
            told = true;
            await AskAgainAsync(open, asked, cancellationToken);
            await Task.Delay(Glance, clock, cancellationToken);
        }
    }

    // The request that a killed run was working on is hidden until its hold ends; a second one does no harm.
    private async Task AskAgainAsync(List<Booking> open, HashSet<DigestRequest> asked, CancellationToken cancellationToken)
    {
        var queue = services.GetRequiredService<IDigestQueue>();
        foreach (var booking in open.Where(booking => booking.Slot < clock.GetUtcNow() - Grace).DistinctBy(booking => (booking.Subscription, booking.Digest, booking.Slot)))
        {
            var slot = booking.Digest is { } digest && await digests.FindAsync(booking.Subscription, digest, cancellationToken) is { } frozen
                ? frozen.Digest.Slot
                : booking.Slot;
            if (asked.Add(new DigestRequest(booking.Subscription, slot)))
                await queue.SendAsync(new DigestRequest(booking.Subscription, slot), TimeSpan.Zero, cancellationToken);
        }
    }

    private async Task<List<Booking>> OpenAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        var open = new List<Booking>();
        foreach (var subscription in (await services.GetRequiredService<ConfigFile<SubscriptionList>>().CurrentAsync(cancellationToken)).All)
        {
            open.AddRange(await outbox.PendingAsync(subscription.Id, due, MostOpen, cancellationToken));
            open.AddRange((await outbox.SettledSinceAsync(subscription.Id, clock.GetUtcNow().AddDays(-4), cancellationToken)).Where(b => b.State == BookingState.Taken));
        }

        return open;
    }
}
