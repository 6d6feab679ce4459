using Microsoft.Extensions.Logging;
using NewsMonitor.Feeds;

namespace NewsMonitor.Stories;

internal static partial class StoriesLog
{
    [LoggerMessage(201, LogLevel.Information, "Relevant ({Score:0.00}): {Title} ({Outlet}), booked for {Booked} subscriptions")]
    public static partial void StoryRelevant(this ILogger logger, string title, string outlet, double score, int booked);

    [LoggerMessage(202, LogLevel.Debug, "Story {Story} is not relevant ({Score:0.000})")]
    public static partial void StoryIrrelevant(this ILogger logger, StoryId story, double score);

    [LoggerMessage(203, LogLevel.Debug, "Story {Story} is known in version {Version}")]
    public static partial void StoryKnown(this ILogger logger, StoryId story, int version);

    [LoggerMessage(204, LogLevel.Warning, "The page of story {Story} did not serve, the feed's own text does: {Reason}")]
    public static partial void PageNotRead(this ILogger logger, StoryId story, string reason);
}
