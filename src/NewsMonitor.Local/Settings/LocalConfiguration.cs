using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace NewsMonitor.Local.Settings;

/// <summary>Settings and logs as every command has them: the settings file, the environment over it, and what the command itself decided over both.</summary>
internal static class LocalConfiguration
{
    public static IConfigurationBuilder AddLocal(this IConfigurationBuilder configuration, LocalSettings settings, IEnumerable<KeyValuePair<string, string?>> decided) =>
        configuration.AddInMemoryCollection(settings.Values).AddEnvironmentVariables().AddInMemoryCollection(decided);

    /// <summary>On standard error: standard output is for results.</summary>
    public static ILoggingBuilder AddLocal(this ILoggingBuilder logging, LogLevel level)
    {
        logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddFilter(nameof(NewsMonitor), level);
        logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }
}
