using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>What came of asking a feed once: a document, "nothing has changed", or a failure; and what is to be remembered either way.</summary>
public sealed record Visit(FeedState State, Uri Asked)
{
    /// <summary>Null when unchanged or failed.</summary>
    public FeedDocument? Document { get; init; }

    public Failure? Failure { get; init; }

    /// <summary>The whole document came, not "not modified".</summary>
    public bool Full { get; init; }

    /// <summary>The answer itself; its body says more than the failure.</summary>
    public required SafeResponse Answer { get; init; }
}
