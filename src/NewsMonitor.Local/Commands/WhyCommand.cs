using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Dashboard;
using NewsMonitor.Dashboard.Why;
using NewsMonitor.Local.Running;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor why URL</c>: the dashboard's answer in the terminal.</summary>
internal static class WhyCommand
{
    private static readonly Argument<string> Address = new("url") { Description = "The address of a story, with or without tracking parameters." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the stages as JSON." };

    public static Command Create()
    {
        var command = new Command("why", "Replay every stage of a story: why it was sent, or why it was not. Exit code 1: no feed has brought it.") { Address, Json };
        command.SetSessionAction((result, session, cancellationToken) =>
            RunAsync(session, result.GetValue(Address)!, result.GetValue(Json), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(MonitorSession session, string address, bool json, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await session.Get<ProfileWords>().RefreshAsync(cancellationToken);
        var answer = await session.Get<WhyReader>().ReadAsync(address, cancellationToken);
        if (answer.Mistake is { } mistake)
        {
            await errors.WriteLineAsync(mistake);
            return 2;
        }

        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(answer, WhyJson.Readable.WhyModel));
        else
            await WriteAsync(answer, output);
        return answer.Story is null ? 1 : 0;
    }

    private static async Task WriteAsync(WhyModel answer, TextWriter output)
    {
        var width = answer.Steps.Max(step => step.Stage.Length);
        foreach (var step in answer.Steps)
            await WriteAsync($"{step.Stage.PadRight(width)}  {step.StateInWords}: {step.Words}", step.Details, width + 2, output);
        foreach (var passage in answer.Digests)
        {
            var told = passage.DuplicateOf is { } other ? [$"Told by {other.Outlet}: {other.Title}"] : Array.Empty<string>();
            await WriteAsync($"{passage.Title}: {passage.Words}{(passage.Digest is { } digest ? $" ({digest})" : "")}", [.. told, .. passage.Details], 4, output);
        }
    }

    private static async Task WriteAsync(string line, IEnumerable<string> details, int indent, TextWriter output)
    {
        await output.WriteLineAsync(TerminalText.Line(line));
        foreach (var detail in details)
            await output.WriteLineAsync(new string(' ', indent) + TerminalText.Line(detail));
    }
}

[JsonSerializable(typeof(WhyModel))]
internal sealed partial class WhyJson : JsonSerializerContext
{
    public static WhyJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
