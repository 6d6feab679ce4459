using NewsMonitor.Config;
using NewsMonitor.Local.Running;

namespace NewsMonitor.Tests.Local;

public sealed class DataFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-data");

    [Fact]
    public async Task Two_runs_never_share_a_folder()
    {
        await using var first = await DataFolder.OpenAsync(folder.FullName, takeOver: false, TimeProvider.System, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<ConfigException>(() => DataFolder.OpenAsync(folder.FullName, takeOver: false, TimeProvider.System, CancellationToken.None));

        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_takes_over_waits_until_the_other_has_stopped()
    {
        var first = await DataFolder.OpenAsync(folder.FullName, takeOver: false, TimeProvider.System, CancellationToken.None);
        var asked = first.StopRequestedAsync(TimeProvider.System, CancellationToken.None);

        var second = DataFolder.OpenAsync(folder.FullName, takeOver: true, TimeProvider.System, CancellationToken.None);
        await asked.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();

        await (await second.WaitAsync(TimeSpan.FromSeconds(10))).DisposeAsync();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
