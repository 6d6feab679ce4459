using System.Globalization;
using NewsMonitor.Feeds;

namespace NewsMonitor.Dashboard.Feeds;

/// <summary>A feed's condition and kind as operators say them.</summary>
internal static class FeedWords
{
    public static (string State, string Words) Of(FeedStatus status) => status switch
    {
        FeedStatus.Well => ("good", "well"),
        FeedStatus.Silent => ("warn", "silent"),
        FeedStatus.Blocked => ("warn", "blocked"),
        FeedStatus.Failing => ("bad", "failing"),
        FeedStatus.Stopped => ("bad", "stopped"),
        _ => ("off", "not polled yet"),
    };

    public static string Kind(Feed feed) => string.Join(", ", new[]
    {
        feed.Kind switch { SourceKind.Press => null, SourceKind.ThinkTank => "think tank", SourceKind.Ngo => "NGO", var kind => kind.ToString().ToLowerInvariant() },
        feed.Language is { } language ? Display.Language(language) : null,
        feed.Country,
        feed.Url.Host,
    }.Where(part => part is { Length: > 0 }).Select(Display.Line));

    public static string PerDay(double entries) => entries switch
    {
        >= 1.5 => string.Create(CultureInfo.InvariantCulture, $"{entries:0} a day"),
        >= .75 => "one a day",
        _ => string.Create(CultureInfo.InvariantCulture, $"one every {Math.Max(2, 1 / entries):0} days"),
    };
}
