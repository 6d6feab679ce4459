using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Digests;
using NewsMonitor.Local.Running;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor poison list</c>: what gave up, numbered, with the reason of each.</summary>
internal static class PoisonListCommand
{
    private const int LongestBody = 300;

    private static readonly Option<bool> Json = new("--json") { Description = "Print the messages as JSON." };

    public static Command Create()
    {
        var command = new Command("list", "List what gave up and why; the numbers are those that 'poison redrive' takes. Exit code 1: there is something.") { Json };
        command.SetSessionAction((result, session, cancellationToken) => RunAsync(session, result.GetValue(Json), Console.Out, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(MonitorSession session, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        var messages = await session.Get<IPoisonQueues>().ListAsync(cancellationToken);
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(messages, PoisonJson.Readable.IReadOnlyListPoisonMessage));
        else if (messages.Count == 0)
            await output.WriteLineAsync("Nothing gave up.");
        else
            await WriteAsync(messages, output);
        return messages.Count == 0 ? 0 : 1;
    }

    private static async Task WriteAsync(IReadOnlyList<PoisonMessage> messages, TextWriter output)
    {
        foreach (var (index, message) in messages.Index())
        {
            var reason = message.Reason is { } noted ? AddressMask.In(noted) : "no reason was noted";
            var body = message.Body.Length <= LongestBody ? message.Body : message.Body[..LongestBody] + "…";
            await output.WriteLineAsync($"{index + 1,3}  {message.Queue}, since {message.Since:u}: {TerminalText.Line(reason)}");
            await output.WriteLineAsync($"     {TerminalText.Line(body)}");
        }

        foreach (var queue in messages.GroupBy(message => message.Queue).Where(queue => queue.First().InQueue > queue.Count()))
            await output.WriteLineAsync($"     {queue.Key} holds {queue.First().InQueue} messages; storage shows the first {queue.Count()}.");
    }
}

[JsonSerializable(typeof(IReadOnlyList<PoisonMessage>))]
internal sealed partial class PoisonJson : JsonSerializerContext
{
    public static PoisonJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
