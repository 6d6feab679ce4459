using Microsoft.Extensions.Logging;

namespace NewsMonitor.Feeds;

internal static partial class FeedsLog
{
    [LoggerMessage(101, LogLevel.Information,
        "Polled {Polled} feeds in {Seconds:0.0} s: {Unchanged} unchanged, {New} new entries, {Updated} changed ones, {Failed} failed, {Postponed} postponed")]
    public static partial void CycleDone(this ILogger logger, int polled, int unchanged, int @new, int updated, int failed, int postponed, double seconds);

    [LoggerMessage(102, LogLevel.Information, "{New} new and {Updated} changed entries from {Feed}; {Waiting} wait for its next poll")]
    public static partial void FoundNew(this ILogger logger, int @new, int updated, string feed, int waiting);

    [LoggerMessage(103, LogLevel.Warning, "{Feed} cannot be read: {Reason}")]
    public static partial void FeedFellIll(this ILogger logger, string feed, string reason);

    [LoggerMessage(104, LogLevel.Error, "The turn of {Feed} broke off; it is taken again soon")]
    public static partial void TurnBroke(this ILogger logger, Uri feed, Exception exception);
}
