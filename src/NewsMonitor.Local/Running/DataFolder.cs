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

    private readonly FileStream held;

    private DataFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    public string Path { get; }

    private string StopRequest => System.IO.Path.Combine(Path, "stop");

    /// <param name="path">Made when missing.</param>
    /// <param name="takeOver">Asks the process that holds the folder to stop, instead of refusing to start beside it.</param>
    public static async Task<DataFolder> OpenAsync(string path, bool takeOver, TimeProvider clock, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path);
        var stop = System.IO.Path.Combine(path, "stop");
        var patience = clock.GetUtcNow() + HandOver;
        while (true)
        {
            if (TryHold(path) is { } held)
            {
                File.Delete(stop);
                return new DataFolder(path, held);
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

    public ValueTask DisposeAsync() => held.DisposeAsync();

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
