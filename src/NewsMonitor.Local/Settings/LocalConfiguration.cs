using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        logging.AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (LineFormatter.FormatName, LogLevel.Trace));
        logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        logging.Services.TryAddSingleton(TimeProvider.System);
        return logging;
    }
}
