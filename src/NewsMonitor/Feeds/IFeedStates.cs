namespace NewsMonitor.Feeds;

/// <summary>What is remembered of every feed. Writing the same twice leaves it once; nothing is lost when two writers meet but the earlier's memory of entries, which only repeats work.</summary>
public interface IFeedStates
{
    Task<PollBook> LoadBookAsync(CancellationToken cancellationToken);

    Task SaveBookAsync(PollBook book, CancellationToken cancellationToken);

    /// <summary>Every state, by feed id, in a handful of queries.</summary>
    Task<IReadOnlyDictionary<string, FeedState>> LoadAsync(CancellationToken cancellationToken);

    Task<SeenEntries> LoadSeenAsync(string feedId, CancellationToken cancellationToken);

    /// <summary>Writes state and memory together; a null memory stays as it is.</summary>
    Task SaveAsync(FeedState state, SeenEntries? seen, CancellationToken cancellationToken);
}
