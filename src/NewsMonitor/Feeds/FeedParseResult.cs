using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>A feed as read, or why it could not be: exactly one of the two is set.</summary>
public sealed record FeedParseResult
{
    private FeedParseResult(FeedDocument? document, FeedFault? fault) => (Document, Fault) = (document, fault);

    public FeedDocument? Document { get; }
    public FeedFault? Fault { get; }

    internal static FeedParseResult Of(FeedDocument document) => new(document, null);

    internal static FeedParseResult Of(FeedFault fault) => new(null, fault);
}

/// <summary>Why a document is no readable feed: <c>Malformed</c>, <c>TooLarge</c> or <c>UnsupportedType</c>, and a sentence to show.</summary>
public sealed record FeedFault(FailureKind Kind, string Reason)
{
    /// <summary>Where it broke, counted from 1; null where no one line is to blame.</summary>
    public int? Line { get; init; }

    /// <summary>The document's first 200 characters, for the feed's health record.</summary>
    public string Excerpt { get; init; } = "";

    public Failure ToFailure() => new(Kind, Line is { } line ? $"Line {line}: {Reason}" : Reason);
}
