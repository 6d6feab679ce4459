using System.Reflection;
using System.Runtime.InteropServices;
using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Operations;

/// <summary>Brings together what the stages, queues and the outbox say of themselves.</summary>
public sealed class OperationsReader(
    IStoryIndex index, ConfigFile<SubscriptionList> subscriptions, IOutbox outbox, IPoisonQueues poison, IQueueDepths queues, ProcessCounts counts, TimeProvider clock)
{
    private const int MostWaiting = 10_000;

    public async Task<OperationsModel> ReadAsync(CancellationToken cancellationToken) => new()
    {
        Books = await BooksAsync(cancellationToken),
        Queues = await queues.ReadAsync(cancellationToken),
        Poison = await poison.ListAsync(cancellationToken),
        Stages = [.. Enum.GetValues<Stage>().Select(stage => (stage, counts[stage]))],
        Storage = counts.Of(PipelineMeter.StorageRequests),
        CountedSince = counts.Since,
        Versions = Versions(),
    };

    public Task<int> RedriveAsync(string? message, CancellationToken cancellationToken) => poison.RedriveAsync(message, cancellationToken);

    // Today and yesterday (UTC): what an operator asks about, in a handful of queries however long the archive is.
    private async Task<Books> BooksAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var rows = new List<StoryRow>();
        foreach (var day in (DateOnly[])[today.AddDays(-1), today])
        {
            await foreach (var row in index.OfDayAsync(day, cancellationToken))
                rows.Add(row);
        }

        var bookings = new List<Booking>();
        var since = new DateTimeOffset(today.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        foreach (var subscription in (await subscriptions.CurrentAsync(cancellationToken)).All)
        {
            bookings.AddRange(await outbox.PendingAsync(subscription.Id, DateTimeOffset.MaxValue, MostWaiting, cancellationToken));
            bookings.AddRange(await outbox.SettledSinceAsync(subscription.Id, since, cancellationToken));
        }

        return Books.Of(rows, bookings);
    }

    private static (string, string)[] Versions() =>
    [
        ("Monitor", typeof(OperationsReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"),
        (".NET", RuntimeInformation.FrameworkDescription),
        ("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
    ];
}
