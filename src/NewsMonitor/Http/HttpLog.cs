using Microsoft.Extensions.Logging;

namespace NewsMonitor.Http;

internal static partial class HttpLog
{
    [LoggerMessage(601, LogLevel.Warning, "Http:ContactUrl is not set: publishers cannot tell who polls them, and some refuse such clients")]
    public static partial void NoContact(this ILogger logger);
}
