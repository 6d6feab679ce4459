using NewsMonitor.Config;
using NewsMonitor.Feeds.Catalogue;

namespace NewsMonitor.Local.Commands;

/// <summary>An OPML file on disk: its bytes, and the feeds it lists.</summary>
internal sealed record OpmlFile(byte[] Content, FeedList Feeds)
{
    /// <exception cref="ConfigException">It can't be read, or has mistakes.</exception>
    public static async Task<OpmlFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(path, cancellationToken);
            return new(content, FeedList.Load(content, path));
        }
        catch (Exception e) when (IsOfDisk(e))
        {
            throw new ConfigException(new ConfigProblem(path, null, null, $"the file cannot be read: {e.Message}"));
        }
    }

    /// <exception cref="ConfigException">It can't be written.</exception>
    public static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await File.WriteAllBytesAsync(path, content, cancellationToken);
        }
        catch (Exception e) when (IsOfDisk(e))
        {
            throw new ConfigException(new ConfigProblem(path, null, null, $"the file cannot be written: {e.Message}"));
        }
    }

    private static bool IsOfDisk(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}
