using Microsoft.Extensions.Logging;

namespace NewsMonitor.Dashboard;

internal static partial class DashboardLog
{
    [LoggerMessage(401, LogLevel.Warning, "The stories of {Day} could not be read again; those read before are shown")]
    public static partial void ShelfNotRefreshed(this ILogger logger, Exception failure, DateOnly day);

    [LoggerMessage(402, LogLevel.Error, "The dashboard could not answer {Path}")]
    public static partial void PageFailed(this ILogger logger, Exception failure, string path);

    [LoggerMessage(403, LogLevel.Warning, "Refused {Method} {Path}: {Reason}")]
    public static partial void RequestRefused(this ILogger logger, string method, string path, string reason);

    [LoggerMessage(404, LogLevel.Warning, "The search index could not be filled further; a later search tries again")]
    public static partial void SearchNotFilled(this ILogger logger, Exception failure);
}
