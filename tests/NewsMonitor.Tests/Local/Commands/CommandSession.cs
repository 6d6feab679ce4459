using System.Text.Json;
using NewsMonitor.Local.Running;

namespace NewsMonitor.Tests.Local.Commands;

/// <summary>A session as a command opens it, over an account of its own, and what the command wrote.</summary>
internal sealed class CommandSession : IAsyncDisposable
{
    private readonly string folder;

    private CommandSession(string folder, MonitorSession session) => (this.folder, Session) = (folder, session);

    public MonitorSession Session { get; }
    public StringWriter Output { get; } = new();
    public StringWriter Errors { get; } = new();

    public static async Task<CommandSession> OpenAsync(AzuriteFixture azurite)
    {
        var folder = Directory.CreateTempSubdirectory("monitor-command-").FullName;
        var settings = Path.Combine(folder, "local.settings.json");
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new
        {
            Values = new Dictionary<string, string> { ["AzureWebJobsStorage"] = await azurite.NewConnectionStringAsync() },
        }));
        return new(folder, await MonitorSession.OpenAsync(new(settings, Path.Combine(folder, "data")), TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
