using NewsMonitor.Config;

namespace NewsMonitor.Feeds.Catalogue;

/// <summary>Every source to watch, as <c>config/feeds.opml</c> has it.</summary>
public sealed record FeedList(IReadOnlyList<Feed> All)
{
    public string? Title { get; init; }

    /// <summary>What is odd in the file and yet no reason to refuse it.</summary>
    public IReadOnlyList<ConfigProblem> Warnings { get; init; } = [];

    /// <exception cref="ConfigException">Names every mistake with its line.</exception>
    public static FeedList Load(ReadOnlyMemory<byte> opml, string fileName) => new OpmlReader(fileName).Read(opml.Span);
}
