namespace NewsMonitor.Http;

/// <summary>Why something outside could not be had: a category to decide by, and a sentence to show.</summary>
public sealed record Failure(FailureKind Kind, string Reason)
{
    /// <summary>How long the server asked to be left alone, where it did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

public enum FailureKind
{
    NotFound,
    Gone,
    Forbidden,
    BotChallenge,
    RateLimited,
    ServerError,
    TimedOut,
    ConnectionFailed,
    NameNotResolved,
    TlsError,
    AddressRefused,
    TooManyRedirects,
    TooLarge,
    Malformed,
    UnsupportedType,
    ConsentWall,
    Paywall,
    LoginWall,
    NoArticle,
    RobotsDisallowed,
    Other,
}
