using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>What is remembered of a feed. Equal before and after a poll means that nothing need be written.</summary>
public sealed record FeedState(string FeedId)
{
    /// <summary>The feed's own name for itself.</summary>
    public string? Title { get; init; }

    public Validators? Validators { get; init; }

    /// <summary>Of the last body read, hex.</summary>
    public string? BodyHash { get; init; }

    /// <summary>Set when the server was caught answering "not modified" for a changed feed.</summary>
    public bool IgnoreValidators { get; init; }

    /// <summary>How long the publisher wants an answer to be used, and where it says so.</summary>
    public StatedInterval? Stated { get; init; }

    /// <summary>Hours of the day (UTC), a bit each, in which the publisher says nothing new comes.</summary>
    public int SkipHours { get; init; }

    /// <summary>Days of the week, a bit each from Sunday.</summary>
    public int SkipDays { get; init; }

    /// <summary>Mean time between the newest entries.</summary>
    public TimeSpan? Gap { get; init; }

    /// <summary>How often to ask, by the feed's own rhythm and by how much was new last time; null before it shows one.</summary>
    public TimeSpan? Interval { get; init; }
    public DueReason IntervalReason { get; init; } = DueReason.NoRhythm;

    public int Entries { get; init; }

    /// <summary>The newest date that is not in the future.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>When something new was last found.</summary>
    public DateTimeOffset? LastNew { get; init; }

    /// <summary>Entries taken since the feed was first polled.</summary>
    public long Taken { get; init; }

    /// <summary>True until all that the first poll found has been taken.</summary>
    public bool Baselining { get; init; } = true;

    /// <summary>Where the server permanently redirects to, not yet believed.</summary>
    public Uri? MovedTo { get; init; }
    public DateTimeOffset? MovedSince { get; init; }

    /// <summary>Where the feed lives now, after a redirect that lasted.</summary>
    public Uri? Adopted { get; init; }

    /// <summary>The catalogue's second address is in use because the first one failed.</summary>
    public bool OnFallback { get; init; }

    public FeedIllness? Illness { get; init; }

    /// <summary>What had to be mended to read it.</summary>
    public string? Mended { get; init; }

    /// <summary>What a first poll starts from.</summary>
    public static FeedState New(Feed feed) => new(feed.Id);

    /// <summary>The leading permanent redirects move a feed: at once from http to https, else when they have lasted.</summary>
    public FeedState AfterRedirects(Uri asked, IReadOnlyList<Hop> hops, TimeSpan adoptAfter, DateTimeOffset now)
    {
        var target = hops.TakeWhile(hop => hop.Status is 301 or 308).LastOrDefault()?.To;
        if (target is null || target == asked)
            return MovedTo is null ? this : this with { MovedTo = null, MovedSince = null };
        if (IsUpgrade(asked, target) || (MovedTo == target && now - MovedSince >= adoptAfter))
            return this with { Adopted = target, MovedTo = null, MovedSince = null };
        return MovedTo == target ? this : this with { MovedTo = target, MovedSince = now };
    }

    /// <summary>The same illness again changes nothing, though the error page may name another minute.</summary>
    public FeedState Ill(Failure failure, int? line, string? excerpt, DateTimeOffset now) =>
        Illness is { } same && (same.Kind, same.Reason) == (failure.Kind, failure.Reason)
            ? this
            : this with { Illness = new(failure.Kind, failure.Reason, Illness?.Since ?? now) { Line = line, Excerpt = excerpt } };

    private static bool IsUpgrade(Uri from, Uri to) =>
        from.Scheme == "http" && to.Scheme == "https" && from.Host == to.Host && from.PathAndQuery == to.PathAndQuery;
}

/// <summary>What the server wants to hear when it is asked again, to the letter, and by which address it was given.</summary>
public sealed record Validators(Uri From, string? ETag, string? LastModified);

public sealed record StatedInterval(TimeSpan Every, DueReason By);

/// <summary>Why a feed cannot be read at present.</summary>
public sealed record FeedIllness(FailureKind Kind, string Reason, DateTimeOffset Since)
{
    /// <summary>Where the document broke.</summary>
    public int? Line { get; init; }

    /// <summary>The first 200 characters of what came instead.</summary>
    public string? Excerpt { get; init; }
}
