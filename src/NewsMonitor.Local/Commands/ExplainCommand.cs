using System.CommandLine;
using System.Text;
using System.Text.Json;
using NewsMonitor.Config;
using NewsMonitor.Local.Explaining;
using NewsMonitor.Local.Running;
using NewsMonitor.Local.Tagging;
using NewsMonitor.Tagging;
using Spectre.Console;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor explain</c>: a decision with its evidence, marked in the text.</summary>
internal static class ExplainCommand
{
    private const int FileWidth = 160;

    private static readonly Argument<string> Target = new("target")
    {
        Description = "A text file (its first line is the title), an .html file, \"-\" for text on standard input, the address of a page, or the id of a kept story.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print all of it as JSON." };

    public static Command Create()
    {
        var command = new Command("explain", "Show why a story is relevant, or why not. Exit code 1: there is nothing to explain.")
        {
            Target, Json, ProfileChoice.Option, SessionSettings.SettingsOption, SessionSettings.DataOption,
        };
        command.SetAction((result, cancellationToken) => Outcome.OfAsync(() => RunAsync(result, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var target = new ExplainTarget(result.GetValue(Target)!);
        if (!target.IsFile && !target.NeedsSession)
        {
            await Console.Error.WriteLineAsync($"\"{result.GetValue(Target)}\" is neither a file, nor an http or https address, nor the id of a story.");
            return 2;
        }

        var chosen = result.GetValue(ProfileChoice.Option);
        try
        {
            if (target.IsFile)
            {
                var input = await target.ReadFileAsync(cancellationToken);
                Print(new Tagger(ProfileChoice.Load(chosen), TimeProvider.System), input, result.GetValue(Json));
                return 0;
            }

            await using var session = await MonitorSession.OpenAsync(SessionSettings.Of(result), cancellationToken);
            var tagger = chosen is null ? await session.Get<ConfigFile<Tagger>>().CurrentAsync(cancellationToken) : new(ProfileChoice.Load(chosen), TimeProvider.System);
            Print(tagger, await target.ReadAsync(session, cancellationToken), result.GetValue(Json));
            return 0;
        }
        catch (ExplainException nothing)
        {
            await Console.Error.WriteLineAsync(nothing.Message);
            return 1;
        }
    }

    private static void Print(Tagger tagger, TagInput input, bool json)
    {
        var explanation = Explanation.Of(tagger, input);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(explanation, ExplanationJson.Readable.Explanation));
            return;
        }

        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = FileWidth;
        foreach (var part in new ExplainPage(explanation).Parts())
        {
            AnsiConsole.Write(part);
            AnsiConsole.WriteLine();
        }
    }
}
