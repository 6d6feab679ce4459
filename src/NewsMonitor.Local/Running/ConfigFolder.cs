using Microsoft.Extensions.Logging;
using NewsMonitor.Config;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Feeds.Catalogue;
using NewsMonitor.Tagging;

namespace NewsMonitor.Local.Running;

/// <summary>A folder with the operator's own feeds.opml, profile.json and subscriptions.json, put into storage at the start and whenever one changes.</summary>
internal sealed class ConfigFolder(string path, IConfigStore store, TimeProvider clock, ILogger<ConfigFolder> logger)
{
    public const string DefaultName = "config";

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, DateTime> put = [];

    /// <exception cref="ConfigException">With every mistake of every file there.</exception>
    public static void Check(string path)
    {
        List<ConfigProblem> problems = [];
        foreach (var file in Present(path))
        {
            try
            {
                Parse(file);
            }
            catch (ConfigException wrong)
            {
                problems.AddRange(wrong.Problems);
            }
        }

        if (problems.Count > 0)
            throw new ConfigException(problems);
    }

    public async Task PutAsync(CancellationToken cancellationToken)
    {
        foreach (var file in Present(path))
        {
            var written = File.GetLastWriteTimeUtc(file);
            if (put.GetValueOrDefault(file) == written)
                continue;

            put[file] = written;
            await store.WriteAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
            logger.ConfigPut(file);
        }
    }

    /// <summary>A file with a mistake goes into storage too: the pipeline refuses it, keeps to the last good one, and shows why.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Glance, clock, cancellationToken);
            try
            {
                await PutAsync(cancellationToken);
            }
            catch (IOException halfWritten)
            {
                logger.ConfigUnreadable(halfWritten, path);
            }
        }
    }

    private static IEnumerable<string> Present(string path) =>
        new[] { ShippedConfig.Feeds, ShippedConfig.Profile, ShippedConfig.Subscriptions }.Select(name => Path.Combine(path, name)).Where(File.Exists);

    private static object Parse(string file) => Path.GetFileName(file) switch
    {
        ShippedConfig.Feeds => FeedList.Load(File.ReadAllBytes(file), file),
        ShippedConfig.Profile => Profile.Load(File.ReadAllBytes(file), file),
        _ => SubscriptionList.Load(File.ReadAllBytes(file), file),
    };
}
