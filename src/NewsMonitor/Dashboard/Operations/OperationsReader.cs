using System.Reflection;
using System.Runtime.InteropServices;
using NewsMonitor.Digests;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Operations;

/// <summary>Brings together what the stages, queues and the outbox say of themselves.</summary>
public sealed class OperationsReader(
    IStoryIndex index, IOutbox outbox, IPoisonQueues poison, IQueueDepths queues, ProcessCounts counts, TimeProvider clock)
{
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

        var since = new DateTimeOffset(today.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        return Books.Of(rows, await outbox.BookedSinceAsync(since, cancellationToken));
    }

    private static (string, string)[] Versions() =>
    [
        ("Monitor", typeof(OperationsReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"),
        (".NET", RuntimeInformation.FrameworkDescription),
        ("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
    ];
}
