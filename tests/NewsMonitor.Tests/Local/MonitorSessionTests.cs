using NewsMonitor.Digests;
using NewsMonitor.Local.Running;
using NewsMonitor.Storage;

namespace NewsMonitor.Tests.Local;

public sealed class MonitorSessionTests(AzuriteFixture azurite) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("monitor-session-").FullName;

    /// <summary>Data of an earlier Azurite lie in the folder, but the settings name an account by now: commands must look where the pipeline works.</summary>
    [Fact]
    public async Task Commands_work_on_the_account_that_the_settings_name()
    {
        var account = await azurite.NewConnectionStringAsync();
        Directory.CreateDirectory(Path.Combine(folder, "data", DataFolder.AzuriteName));
        await File.WriteAllTextAsync(Path.Combine(folder, "local.settings.json"), $$"""{ "Values": { "AzureWebJobsStorage": "{{account}}" } }""", TestContext.Current.CancellationToken);

        await using var session = await MonitorSession.OpenAsync(
            new SessionSettings(Path.Combine(folder, "local.settings.json"), Path.Combine(folder, "data")), TestContext.Current.CancellationToken);
        await session.Get<IPoisonQueues>().SetAsideAsync(new DigestRequest("desk", DateTimeOffset.UnixEpoch.AddDays(1)), "a reason", TestContext.Current.CancellationToken);

        var queue = StorageAccount.FromConnectionString(account).Queue(StorageNames.DigestsPoisonQueue);
        Assert.Equal(1, (await queue.GetPropertiesAsync(TestContext.Current.CancellationToken)).Value.ApproximateMessagesCount);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
