using System.Globalization;
using NewsMonitor.Config;

namespace NewsMonitor.Local.Running;

/// <summary>
/// The folder of one run's data (<c>.monitor</c>), held by one process at a time. The lock is the operating system's: it ends with its process, however that ends.
/// </summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private static readonly TimeSpan HandOver = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    public const string DefaultName = ".monitor";

    public const string AzuriteName = "azurite";
    public const string NewsroomName = "newsroom";

    private const string StorageFile = "storage";

    private readonly FileStream held;

    private DataFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    public string Path { get; }

    private string StopRequest => System.IO.Path.Combine(Path, "stop");

    /// <summary>The folder when nobody holds it; null while a monitor runs on it.</summary>
    public static DataFolder? TryOpen(string path)
    {
        Directory.CreateDirectory(path);
        return TryHold(path) is { } held ? new DataFolder(path, held) : null;
    }

    /// <summary>A demonstration keeps to its own storage, whatever the settings name.</summary>
    public static bool IsDemo(string path) => Directory.Exists(System.IO.Path.Combine(path, NewsroomName));

    /// <summary>Where the storage of the monitor that runs on this folder can be reached; null when it has not said so.</summary>
    public static string? StorageOf(string path) => System.IO.Path.Combine(path, StorageFile) is var file && File.Exists(file) ? File.ReadAllText(file) : null;

    /// <param name="path">Made when missing.</param>
    /// <param name="takeOver">Asks the process that holds the folder to stop, instead of refusing to start beside it.</param>
    public static async Task<DataFolder> OpenAsync(string path, bool takeOver, TimeProvider clock, CancellationToken cancellationToken)
    {
        var stop = System.IO.Path.Combine(path, "stop");
        var patience = clock.GetUtcNow() + HandOver;
        while (true)
        {
            if (TryOpen(path) is { } folder)
            {
                File.Delete(stop);
                return folder;
            }

            if (!takeOver || clock.GetUtcNow() > patience)
                throw new ConfigException(new ConfigProblem(path, null, null, "another monitor is running on this folder. Stop it, or name another folder with --data."));
            await File.WriteAllTextAsync(stop, "", cancellationToken);
            await Task.Delay(Glance, clock, cancellationToken);
        }
    }

    public string Sub(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>Ends when another process asks for the folder.</summary>
    public async Task StopRequestedAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        while (!File.Exists(StopRequest))
            await Task.Delay(Glance, clock, cancellationToken);
    }

    /// <summary>Lets other commands reach the storage that this process started.</summary>
    public void TellStorage(string connectionString) => File.WriteAllText(System.IO.Path.Combine(Path, StorageFile), connectionString);

    public ValueTask DisposeAsync()
    {
        File.Delete(System.IO.Path.Combine(Path, StorageFile));
        return held.DisposeAsync();
    }

    private static FileStream? TryHold(string path)
    {
        try
        {
            var held = new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            held.SetLength(0);
            held.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            held.Flush();
            return held;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
