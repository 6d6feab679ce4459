using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Digests.Events;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor cluster</c>: reports in, the event that each tells of out.</summary>
internal static class ClusterCommand
{
    // More than the clusterer looks at; the rest of a long text need not wait in memory for the last line.
    private const int KeptText = 8000;

    public static Command Create()
    {
        var command = new Command(
            "cluster",
            "Read one report a line ({\"id\", \"lang\", \"outlet\", \"published\", \"title\", \"text\"}) from standard input and write {\"id\", \"event\"} for each: "
            + "reports of one event get one value. All but the id may be missing. Exit code 1: some lines could not be read; standard error names them.");
        command.SetAction((_, cancellationToken) =>
            RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(Stream input, Stream output, TextWriter errors, CancellationToken cancellationToken)
    {
        var (items, failed, number) = (new List<EventItem>(), false, 0);
        using var lines = new StreamReader(input, Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                items.Add(Read(line));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                failed = true;
                await errors.WriteLineAsync($"line {number}: {e.Message}".AsMemory(), cancellationToken);
            }
        }

        var events = EventClusterer.Cluster(items);
        await using var answers = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        for (var i = 0; i < items.Count; i++)
            await answers.WriteLineAsync(JsonSerializer.Serialize(new ClusterAnswer(items[i].Id, events[i]), ClusterJson.Lines.ClusterAnswer).AsMemory(), cancellationToken);
        return failed ? 1 : 0;
    }

    private static EventItem Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("A report is a JSON object.");

        var text = TextOf(document, "text");
        return new EventItem
        {
            Id = TextOf(document, "id") ?? throw new JsonException("The report has no id."),
            Lang = TextOf(document, "lang"),
            Outlet = TextOf(document, "outlet"),
            Published = DateTimeOffset.TryParse(TextOf(document, "published"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var published) ? published : null,
            Title = TextOf(document, "title"),
            Text = text is { Length: > KeptText } ? text[..KeptText] : text,
        };
    }

    // An empty field is a missing one, and a number as good an id as a text.
    private static string? TextOf(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;
}

internal sealed record ClusterAnswer(string Id, string Event);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ClusterAnswer))]
internal sealed partial class ClusterJson : JsonSerializerContext
{
    // The answers go to a program, not into a page: accents stay as they are.
    public static readonly ClusterJson Lines = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
