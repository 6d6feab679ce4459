using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor feeds parse</c>: a document in, what the monitor reads in it out, as JSON.</summary>
internal static class FeedsParseCommand
{
    private static readonly Option<string?> Url = new("--url") { Description = "Where the document came from: the base of its relative links." };
    private static readonly Option<string?> ContentType = new("--content-type") { Description = "The Content-Type header it came with, for its charset." };
    private static readonly Option<string?> ContentLocation = new("--content-location") { Description = "The Content-Location header, when there was one." };
    private static readonly Option<bool> Batch = new("--batch")
    {
        Description = "Read one JSON request a line ({\"path\", \"url\", \"content_type\", \"content_location\"}) and write one JSON object a line.",
    };

    public static Command Create()
    {
        var command = new Command("parse", "Read a feed from standard input and print it as JSON. Exit code 1: not a readable feed.")
        {
            Url, ContentType, ContentLocation, Batch,
        };
        command.SetAction((result, cancellationToken) => result.GetValue(Batch)
            ? RunBatchAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), cancellationToken)
            : RunOnceAsync(result, cancellationToken));
        return command;
    }

    private static async Task<int> RunOnceAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var given = arguments.GetValue(Url);
        if (given is not null && !Uri.TryCreate(given, UriKind.Absolute, out _))
        {
            await Console.Error.WriteLineAsync($"--url: \"{given}\" is no absolute address.");
            return 2;
        }

        var request = new FeedParseRequest(null, given, arguments.GetValue(ContentType), arguments.GetValue(ContentLocation));
        await using var input = Console.OpenStandardInput();
        var answer = Answer(request, await ReadAtMostAsync(input, cancellationToken));
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.Out.WriteLine(JsonSerializer.Serialize(answer, FeedParseJson.Indented.FeedParseAnswer));
        return answer.Error is null ? 0 : 1;
    }

    /// <summary>Answers every line with a line, whatever it holds.</summary>
    public static async Task<int> RunBatchAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(input, Encoding.UTF8);
        await using var answers = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var answer = await AnswerAsync(line, cancellationToken);
            await answers.WriteLineAsync(JsonSerializer.Serialize(answer, FeedParseJson.OneLine.FeedParseAnswer).AsMemory(), cancellationToken);
            await answers.FlushAsync(cancellationToken);
        }

        return 0;
    }

    private static async Task<FeedParseAnswer> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        try
        {
            var request = JsonSerializer.Deserialize(line, FeedParseJson.OneLine.FeedParseRequest);
            if (request?.Path is not { Length: > 0 } path)
                return new FeedParseAnswer { Error = "The request names no path.", ErrorType = "request" };
            await using var file = File.OpenRead(path);
            return Answer(request, await ReadAtMostAsync(file, cancellationToken));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new FeedParseAnswer { Error = e.Message, ErrorType = "request" };
        }
    }

    private static FeedParseAnswer Answer(FeedParseRequest request, ReadOnlyMemory<byte> body)
    {
        var url = Uri.TryCreate(request.Url, UriKind.Absolute, out var parsed) ? parsed : null;
        var result = FeedParser.Parse(body, url, request.ContentType, request.ContentLocation);
        return result.Document is { } document ? FeedParseAnswer.Of(document) : FeedParseAnswer.Of(result.Fault!);
    }

    // One byte more than is allowed: enough for the parser to refuse it.
    private static async Task<ReadOnlyMemory<byte>> ReadAtMostAsync(Stream stream, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        var buffer = new byte[81_920];
        while (body.Length <= FeedParser.MostBytes && await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            body.Write(buffer, 0, read);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}

internal sealed record FeedParseRequest(string? Path, string? Url, string? ContentType, string? ContentLocation);

/// <summary>A feed, or an error: the shape of one line of the batch protocol.</summary>
internal sealed record FeedParseAnswer
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Excerpt { get; init; }

    public string? Title { get; init; }
    public string? Link { get; init; }
    public string? Language { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<FeedEntry>? Items { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mended { get; init; }

    public static FeedParseAnswer Of(FeedDocument feed) => new()
    {
        Title = feed.Title, Link = feed.Link, Language = feed.Language, Description = feed.Description, Items = feed.Entries, Mended = feed.Mended,
    };

    public static FeedParseAnswer Of(FeedFault fault) => new()
    {
        Error = fault.Reason, ErrorType = JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.Kind.ToString()), Line = fault.Line, Excerpt = fault.Excerpt,
    };
}

[JsonSerializable(typeof(FeedParseRequest))]
[JsonSerializable(typeof(FeedParseAnswer))]
internal sealed partial class FeedParseJson : JsonSerializerContext
{
    public static FeedParseJson OneLine { get; } = new(Written(indented: false));

    public static FeedParseJson Indented { get; } = new(Written(indented: true));

    private static JsonSerializerOptions Written(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new UtcInstantConverter() },
        WriteIndented = indented,
    };
}

/// <summary>ISO 8601 in UTC, to the second, with a Z.</summary>
internal sealed class UtcInstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
}
