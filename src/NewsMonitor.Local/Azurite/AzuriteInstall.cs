using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace NewsMonitor.Local.Azurite;

/// <summary>The pinned Azurite under <c>infra/azurite</c>, installed by <c>npm ci</c> when it is first needed or its lock file changed.</summary>
internal sealed class AzuriteInstall(string folder)
{
    private const string NodeMissing =
        "Azurite, the local storage emulator, needs Node.js 20 or later with npm on the PATH. Install it from nodejs.org, " +
        "or start an Azurite of your own, or set AzureWebJobsStorage in local.settings.json to a storage account.";

    public string StartScript => Path.Combine(folder, "start.mjs");

    private string LockFile => Path.Combine(folder, "package-lock.json");

    private string Marker => Path.Combine(folder, "node_modules", ".installed");

    /// <summary>Looks for the repository above the running program.</summary>
    public static AzuriteInstall Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var folder = Path.Combine(directory.FullName, "infra", "azurite");
            if (File.Exists(Path.Combine(folder, "package-lock.json")))
                return new AzuriteInstall(folder);
        }

        throw new AzuriteException("infra/azurite was not found above the program's folder. Start Azurite yourself, or set AzureWebJobsStorage.");
    }

    public async Task EnsureAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        if (IsInstalled())
            return;

        await using var installing = await WaitForTurnAsync(cancellationToken);
        if (IsInstalled())
            return;

        progress("Installing Azurite, the local storage emulator (npm ci, about 60 MB, once)…");
        var npm = StartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", folder);
        foreach (var argument in new[] { "ci", "--no-audit", "--no-fund", "--loglevel=error" })
            npm.ArgumentList.Add(argument);

        using var process = Start(npm);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new AzuriteException($"npm ci failed in {folder} (exit code {process.ExitCode}): {(errors + await output).Trim()}");

        await File.WriteAllTextAsync(Marker, LockHash(), cancellationToken);
        progress("Azurite is installed.");
    }

    public Process StartNode(string workingDirectory, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var node = StartInfo("node", workingDirectory);
        node.ArgumentList.Add(StartScript);
        foreach (var argument in arguments)
            node.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            node.Environment[name] = value;
        return Start(node);
    }

    private bool IsInstalled() => File.Exists(Marker) && File.ReadAllText(Marker) == LockHash();

    private string LockHash() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(LockFile)));

    // A test run and a `monitor run` may both come first.
    private async Task<FileStream> WaitForTurnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".installing"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(200, cancellationToken);
            }
        }
    }

    private static ProcessStartInfo StartInfo(string program, string workingDirectory) => new(program)
    {
        WorkingDirectory = workingDirectory,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new AzuriteException(NodeMissing);
        }
        catch (Win32Exception)
        {
            throw new AzuriteException(NodeMissing);
        }
    }
}
