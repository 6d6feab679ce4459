using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Stories.Pages;

/// <summary>Keeps pages as they were fetched: the evidence behind relevant stories, one for each version. Saving one twice leaves one.</summary>
public interface IPageArchive
{
    Task SaveAsync(StoryId story, int version, PageRecord record, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <returns>Null when no page was kept.</returns>
    Task<PageRecord?> FindAsync(StoryId story, int version, CancellationToken cancellationToken);

    /// <summary>The body as the server sent it, decompressed.</summary>
    Task<byte[]?> ReadAsync(StoryId story, int version, CancellationToken cancellationToken);
}

/// <summary>Where, when and how a page was had.</summary>
public sealed record PageRecord
{
    /// <summary>Where the last redirect ended.</summary>
    public required Uri Url { get; init; }
    public IReadOnlyList<Hop> Hops { get; init; } = [];
    public required DateTimeOffset FetchedAt { get; init; }
    public int Status { get; init; }

    /// <summary>Those that bear witness: dates, validators, type.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>SHA-256 of the body, hex.</summary>
    public required string Sha256 { get; init; }
    public int Bytes { get; init; }
}
