using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using NewsMonitor.Local.Settings;

namespace NewsMonitor.Local.Triggers;

/// <summary>
/// A blob trigger by polling: every blob under day folders (<c>yyyy/MM/dd/</c>) once, by receipt; one that fails <c>poisonBlobThreshold</c> times is
/// named on the poison queue and left alone.
/// </summary>
internal sealed class BlobLoop(
    BlobContainerClient container,
    BlobReceipts receipts,
    QueueClient poison,
    Func<BinaryData, CancellationToken, Task> handle,
    HostJson host,
    TimeProvider clock,
    ILogger logger)
{
    private const string Function = "ExtractStory";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FullScanInterval = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan RetryStep = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Failures> failures = new();

    /// <summary>Whether a blob that failed is to be tried again.</summary>
    public bool HasRetries => !failures.IsEmpty;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var lastFullScan = DateTimeOffset.MinValue;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                // New blobs lie under today or yesterday; the full scan finds the stragglers.
                var full = clock.GetUtcNow() - lastFullScan >= FullScanInterval;
                await HandleNewAsync(full, cancellationToken);
                if (full)
                    lastFullScan = clock.GetUtcNow();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.ContainerUnreadable(failure, container.Name);
            }

            await Task.Delay(Interval, clock, cancellationToken);
        }
    }

    /// <returns>How many blobs were taken up, with success or without.</returns>
    public async Task<int> HandleNewAsync(bool everyDay, CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var prefix in everyDay ? [null] : RecentDays())
        {
            await Parallel.ForEachAsync(
                container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken).Where(IsDue),
                new ParallelOptions { MaxDegreeOfParallelism = host.BlobParallelism, CancellationToken = cancellationToken },
                async (blob, token) =>
                {
                    Interlocked.Increment(ref taken);
                    await HandleAsync(blob, token);
                });
        }

        return taken;
    }

    private async Task HandleAsync(BlobItem blob, CancellationToken cancellationToken)
    {
        try
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken);
            await handle(content.Value.Content, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var count = failures.GetValueOrDefault(blob.Name).Count + 1;
            failures[blob.Name] = new(count, clock.GetUtcNow() + (RetryStep * count));
            logger.BlobFailed(failure, blob.Name, count, host.PoisonBlobThreshold);
            if (count < host.PoisonBlobThreshold)
                return;

            await PoisonAsync(blob, cancellationToken);
        }

        failures.TryRemove(blob.Name, out _);
        await receipts.AddAsync(blob, cancellationToken);
    }

    private bool IsDue(BlobItem blob) =>
        !receipts.Contains(blob) && (!failures.TryGetValue(blob.Name, out var failed) || failed.NotBefore <= clock.GetUtcNow());

    // The same message as the Functions host puts there.
    private Task PoisonAsync(BlobItem blob, CancellationToken cancellationToken)
    {
        var message = new Dictionary<string, string?>
        {
            ["Type"] = "BlobTrigger",
            ["FunctionId"] = $"Host.Functions.{Function}",
            ["BlobType"] = "BlockBlob",
            ["ContainerName"] = container.Name,
            ["BlobName"] = blob.Name,
            ["ETag"] = blob.Properties.ETag?.ToString(),
        };
        return poison.SendMessageAsync(BinaryData.FromString(JsonSerializer.Serialize(message)), timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
    }

    private string?[] RecentDays()
    {
        var today = clock.GetUtcNow();
        return [Day(today), Day(today.AddDays(-1))];
    }

    private readonly record struct Failures(int Count, DateTimeOffset NotBefore);

    private static string Day(DateTimeOffset day) => day.ToString("yyyy/MM/dd/", CultureInfo.InvariantCulture);
}
