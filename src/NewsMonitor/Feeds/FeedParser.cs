namespace NewsMonitor.Feeds;

/// <summary>Reads any feed: RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed. Pure: the same bytes give the same result on every machine.</summary>
public static class FeedParser
{
    /// <param name="body">As the server sent it, decompressed.</param>
    /// <param name="url">Where it came from: the base of relative links.</param>
    /// <param name="contentType">The HTTP header, for its charset.</param>
    /// <param name="contentLocation">The HTTP header: a base that wins over <paramref name="url"/>.</param>
    public static FeedParseResult Parse(ReadOnlyMemory<byte> body, Uri? url, string? contentType, string? contentLocation) =>
        throw new NotSupportedException();
}
