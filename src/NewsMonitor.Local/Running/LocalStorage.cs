using Azure;
using NewsMonitor.Config;
using NewsMonitor.Local.Azurite;
using NewsMonitor.Local.Settings;
using NewsMonitor.Storage;

namespace NewsMonitor.Local.Running;

/// <summary>The storage that a command works on: the account that the settings name, an Azurite that runs already, or one started over the data folder.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    public const string Setting = "AzureWebJobsStorage";

    private readonly AzuriteProcess? azurite;

    private LocalStorage(string? connectionString, AzuriteProcess? azurite) => (ConnectionString, this.azurite) = (connectionString, azurite);

    /// <summary>Null where the settings name an account by its addresses and an identity.</summary>
    public string? ConnectionString { get; }

    /// <summary>Nobody else works on it: it was started for this process, over a folder that this process holds.</summary>
    public bool IsOurs => azurite is not null;

    /// <summary>An Azurite of our own over the folder's data.</summary>
    public static async Task<LocalStorage> StartAsync(DataFolder folder, Action<string> progress, CancellationToken cancellationToken)
    {
        var started = await AzuriteProcess.StartAsync(folder.Sub(DataFolder.AzuriteName), progress, cancellationToken);
        folder.TellStorage(started.ConnectionString);
        return new(started.ConnectionString, started);
    }

    /// <summary>What needs no Azurite of ours; null when the settings leave it to us.</summary>
    public static async Task<LocalStorage?> NamedAsync(LocalSettings settings, CancellationToken cancellationToken)
    {
        var setting = Environment.GetEnvironmentVariable(Setting) ?? settings.Values.GetValueOrDefault(Setting);
        if (setting != AzuriteProcess.DevelopmentStorage || await AzuriteProcess.AnswersAtWellKnownPortsAsync(cancellationToken))
            return new(setting, null);
        return null;
    }

    /// <summary>The storage of a monitor that runs on the folder now.</summary>
    public static LocalStorage Of(string connectionString) => new(connectionString, null);

    /// <summary>Makes containers, queues and tables; says in words when the account can't be reached or refuses.</summary>
    public static async Task PrepareAsync(StorageAccount account, CancellationToken cancellationToken)
    {
        try
        {
            await account.CreateMissingAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            var reason = (failure as AggregateException)?.InnerExceptions[^1] ?? failure;
            throw new StorageException($"The storage named by {Setting} can't be used: {FirstLine(reason.Message)}");
        }
        catch (FormatException malformed)
        {
            throw new ConfigException(new ConfigProblem(LocalSettings.FileName, null, $"$.Values.{Setting}", FirstLine(malformed.Message)));
        }
    }

    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}

/// <summary>Storage can't be used; the message says why.</summary>
internal sealed class StorageException(string message) : Exception(message);
