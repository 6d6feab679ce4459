using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using NewsMonitor.Storage;

namespace NewsMonitor.Tests.Digests;

/// <summary>Where a process dies: at its n-th call to storage or network, before it is made or after it was carried out. It stays dead until revived.</summary>
public sealed class FaultLine
{
    private bool dead;

    public int Calls { get; private set; }
    public int? DiesAt { get; set; }
    public bool AfterTheCall { get; set; }
    public bool Died { get; private set; }

    public void Revive() => dead = false;

    public async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        Begin();
        var result = await call();
        End();
        return result;
    }

    public void Begin()
    {
        if (dead)
            throw new KilledException();
        Calls++;
        if (Calls == DiesAt && !AfterTheCall)
            Die();
    }

    public void End()
    {
        if (Calls == DiesAt && AfterTheCall && !Died)
            Die();
    }

    /// <summary>The account again, each of whose requests is a call.</summary>
    public StorageAccount Through(string connectionString) => new(
        new BlobServiceClient(connectionString, Watched(new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06))),
        new QueueServiceClient(connectionString, Watched(
            new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06) { MessageEncoding = QueueMessageEncoding.Base64 })),
        new TableServiceClient(connectionString, Watched(new TableClientOptions())));

    private T Watched<T>(T options)
        where T : ClientOptions
    {
        options.AddPolicy(new Watch(this), HttpPipelinePosition.PerCall);
        return options;
    }

    private void Die()
    {
        (dead, Died) = (true, true);
        throw new KilledException();
    }

    private sealed class Watch(FaultLine line) : HttpPipelinePolicy
    {
        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            line.Begin();
            await ProcessNextAsync(message, pipeline);
            line.End();
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
    }
}

public sealed class KilledException() : Exception("The process was killed here.");
