using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace NewsMonitor.Local.Settings;

/// <summary>A line for a person who watches: the time and the sentence, and for what went wrong a word before it and the cause behind it.</summary>
internal sealed class LineFormatter(TimeProvider clock) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "line";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var level = entry.LogLevel switch { LogLevel.Warning => "warning: ", LogLevel.Error or LogLevel.Critical => "error: ", _ => "" };
        var cause = entry.Exception is { } failure ? $" ({failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")})" : "";
        var time = clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        textWriter.WriteLine($"{time}  {level}{entry.Formatter(entry.State, entry.Exception)}{cause}");
    }
}
