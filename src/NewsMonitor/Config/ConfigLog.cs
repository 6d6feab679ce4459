using Microsoft.Extensions.Logging;

namespace NewsMonitor.Config;

internal static partial class ConfigLog
{
    [LoggerMessage(801, LogLevel.Error, "{File} is refused and the last good version stays in force: {Problems}")]
    public static partial void ConfigRefused(this ILogger logger, string file, string problems);
}
