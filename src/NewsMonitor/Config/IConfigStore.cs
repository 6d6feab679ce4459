namespace NewsMonitor.Config;

/// <summary>Files that operators edit without redeploying: <c>config/feeds.opml</c> and its like.</summary>
public interface IConfigStore
{
    /// <returns>Null when nobody has put the file there.</returns>
    Task<StoredConfig?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Does nothing when the same bytes are there already.</summary>
    Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}

/// <summary>A file's bytes and a tag that changes with them.</summary>
public sealed record StoredConfig(ReadOnlyMemory<byte> Content, string Tag);
