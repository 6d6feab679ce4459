using Microsoft.Extensions.Logging;

namespace NewsMonitor.Local;

internal static partial class LocalLog
{
    [LoggerMessage(501, LogLevel.Error, "Timer {Name} failed; it runs again at its next tick")]
    public static partial void TimerFailed(this ILogger logger, Exception failure, string name);

    [LoggerMessage(502, LogLevel.Error, "Queue {Queue} can't be read")]
    public static partial void QueueUnreadable(this ILogger logger, Exception failure, string queue);

    [LoggerMessage(503, LogLevel.Warning, "A message on {Queue} failed ({Count} of {Most} tries)")]
    public static partial void MessageFailed(this ILogger logger, Exception failure, string queue, long count, int most);

    [LoggerMessage(504, LogLevel.Error, "A message on {Queue} failed {Count} times and lies on {Poison} now")]
    public static partial void MessagePoisoned(this ILogger logger, Exception failure, string queue, long count, string poison);

    [LoggerMessage(505, LogLevel.Error, "Container {Container} can't be read")]
    public static partial void ContainerUnreadable(this ILogger logger, Exception failure, string container);

    [LoggerMessage(506, LogLevel.Warning, "Blob {Blob} failed ({Count} of {Most} tries)")]
    public static partial void BlobFailed(this ILogger logger, Exception failure, string blob, int count, int most);

    [LoggerMessage(507, LogLevel.Information, "{File} is in force")]
    public static partial void ConfigPut(this ILogger logger, string file);

    [LoggerMessage(508, LogLevel.Warning, "A file in {Folder} can't be read now; it is tried again")]
    public static partial void ConfigUnreadable(this ILogger logger, Exception failure, string folder);
}
