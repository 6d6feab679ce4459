namespace NewsMonitor.Digests;

/// <summary>How complete the picture is: "no news" must not look like "no data".</summary>
public sealed record Coverage(int Sources, IReadOnlyList<SourceTrouble> Troubles)
{
    public static readonly Coverage Unknown = new(0, []);
}

/// <param name="Since">Since when the source has been in this state, where known.</param>
public sealed record SourceTrouble(string Outlet, TroubleKind Kind, DateTimeOffset? Since);

public enum TroubleKind
{
    /// <summary>Nothing new for longer than is usual for it.</summary>
    Silent,
    Blocked,
    RateLimited,
    Failing,
}
