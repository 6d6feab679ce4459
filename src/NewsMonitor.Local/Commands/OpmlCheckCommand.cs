using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Config;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor opml check FILE</c>: every mistake in a list of feeds, and what is odd in it.</summary>
internal static class OpmlCheckCommand
{
    private static readonly Argument<string> File = new("file") { Description = "An OPML file." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    public static Command Create()
    {
        var command = new Command("check", "Say all that is wrong with an OPML file. Exit code 1: odd but usable; 2: it would be refused.") { File, Json };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(File)!, result.GetValue(Json), Console.Out, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string path, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        var result = await ResultOfAsync(path, cancellationToken);
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(result, OpmlCheckJson.Readable.OpmlCheckResult));
        else
            await output.WriteLineAsync(InWords(path, result));
        return result switch { { Mistakes.Count: > 0 } => 2, { Warnings.Count: > 0 } => 1, _ => 0 };
    }

    private static async Task<OpmlCheckResult> ResultOfAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var feeds = (await OpmlFile.ReadAsync(path, cancellationToken)).Feeds;
            return new(feeds.All.Count, [], feeds.Warnings);
        }
        catch (ConfigException refused)
        {
            return new(0, refused.Problems, []);
        }
    }

    private static string InWords(string path, OpmlCheckResult result) => string.Join(
        Environment.NewLine,
        [
            .. result.Mistakes,
            .. result.Warnings,
            result.Mistakes.Count > 0 ? $"{path} would be refused: {result.Mistakes.Count} to mend." : $"{path} lists {result.Feeds} feeds.",
        ]);
}

internal sealed record OpmlCheckResult(int Feeds, IReadOnlyList<ConfigProblem> Mistakes, IReadOnlyList<ConfigProblem> Warnings);

[JsonSerializable(typeof(OpmlCheckResult))]
internal sealed partial class OpmlCheckJson : JsonSerializerContext
{
    public static OpmlCheckJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
