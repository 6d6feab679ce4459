using NewsMonitor.Feeds;

namespace NewsMonitor.Dashboard.Feeds;

/// <summary>How every feed fares, the ill ones first, and how their hosts were treated.</summary>
public sealed record FeedsModel(IReadOnlyList<FeedLine> Feeds, IReadOnlyList<HostLine> Hosts)
{
    public string? Done { get; init; }
}

/// <param name="LastDay">Entries taken in the last 24 hours.</param>
public sealed record FeedLine(FeedHealth Health, int LastDay)
{
    /// <summary>Entries a day by the feed's own rhythm; null before it shows one.</summary>
    public double? Usual => Health.Gap is { Ticks: > 0 } gap ? TimeSpan.FromDays(1) / gap : null;
}

/// <summary>What one host was asked for: by the polls of its feeds, and for pages of stories.</summary>
public sealed record HostLine(string Host, int Feeds, Traffic Polls, long Pages, DateTimeOffset? HeldUntil);
