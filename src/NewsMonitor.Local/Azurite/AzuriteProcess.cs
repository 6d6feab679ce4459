using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace NewsMonitor.Local.Azurite;

/// <summary>A running Azurite of our own, on ports that the system chose. Disposing stops it, after it has saved.</summary>
internal sealed partial class AzuriteProcess : IAsyncDisposable
{
    public const string DevelopmentStorage = "UseDevelopmentStorage=true";

    private const string WellKnownAccount = "devstoreaccount1";
    private const string WellKnownKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly IReadOnlyList<Uri> endpoints;

    private AzuriteProcess(Process process, IReadOnlyList<Uri> endpoints) => (this.process, this.endpoints) = (process, endpoints);

    public string ConnectionString => ConnectionStringOf(WellKnownAccount, WellKnownKey);

    /// <summary>Whether an Azurite, ours or not, listens on the ports that <see cref="DevelopmentStorage"/> stands for.</summary>
    public static async Task<bool> AnswersAtWellKnownPortsAsync(CancellationToken cancellationToken)
    {
        foreach (var port in new[] { 10000, 10001, 10002 })
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync("127.0.0.1", port, cancellationToken);
            }
            catch (SocketException)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Keeps its data in <paramref name="folder"/>.</summary>
    public static Task<AzuriteProcess> StartAsync(string folder, Action<string> progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        return StartAsync(folder, ["--location", "."], new Dictionary<string, string>(), progress, cancellationToken);
    }

    /// <summary>Keeps nothing; knows the accounts named, each with the well-known key, so that tests do not meet in one.</summary>
    public static Task<AzuriteProcess> StartInMemoryAsync(IEnumerable<string> accounts, CancellationToken cancellationToken) => StartAsync(
        Path.GetTempPath(),
        ["--inMemoryPersistence"],
        new Dictionary<string, string> { ["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Select(name => $"{name}:{WellKnownKey}")) },
        _ => { },
        cancellationToken);

    public string ConnectionStringOf(string account) => ConnectionStringOf(account, WellKnownKey);

    public async ValueTask DisposeAsync()
    {
        // Azurite stops when its input closes; its output closes when it is gone.
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await process.StandardOutput.ReadToEndAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It goes on saving by itself; the next start waits for it.
        }

        process.Dispose();
    }

    private string ConnectionStringOf(string account, string key) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};" +
        $"BlobEndpoint={endpoints[0]}{account};QueueEndpoint={endpoints[1]}{account};TableEndpoint={endpoints[2]}{account};";

    private static async Task<AzuriteProcess> StartAsync(
        string folder, string[] storage, IReadOnlyDictionary<string, string> environment, Action<string> progress, CancellationToken cancellationToken)
    {
        var install = AzuriteInstall.Find();
        await install.EnsureAsync(progress, cancellationToken);

        string[] common =
        [
            "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--disableProductStyleUrl",
            "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
        ];
        var process = install.StartNode(folder, [.. common, .. storage], environment);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartTimeout);
        var endpoints = new List<Uri>();
        while (endpoints.Count < 3)
        {
            var line = await process.StandardOutput.ReadLineAsync(patience.Token)
                ?? throw new AzuriteException($"Azurite did not start: {(await process.StandardError.ReadToEndAsync(patience.Token)).Trim()}");
            if (Listening().Match(line) is { Success: true } match)
                endpoints.Add(new Uri(match.Groups[1].Value));
        }

        return new AzuriteProcess(process, endpoints);
    }

    [GeneratedRegex(@"successfully listening at (http://\S+)")]
    private static partial Regex Listening();
}
