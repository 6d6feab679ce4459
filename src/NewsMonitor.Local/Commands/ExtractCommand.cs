using System.CommandLine;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Http;
using NewsMonitor.Stories;
using NewsMonitor.Stories.Extraction;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor extract</c>: a page in, its article and facts out, as JSON.</summary>
internal static class ExtractCommand
{
    private static readonly Option<string?> Url = new("--url") { Description = "Where the page came from: the base of its links, and a hint at its date." };
    private static readonly Option<string?> ContentType = new("--content-type") { Description = "The Content-Type header it came with, for its charset." };
    private static readonly Option<DirectoryInfo?> Batch = new("--batch")
    {
        Description = "Read every *.html and *.html.gz of a directory instead, and write one JSON object a line, in the order of the file names.",
    };

    private static readonly Uri Unknown = new("about:blank");

    public static Command Create()
    {
        var command = new Command("extract", "Read a page from standard input and print its article as JSON. Exit code 1: the page holds no article; \"failure\" says why.")
        {
            Url, ContentType, Batch,
        };
        command.SetAction((arguments, cancellationToken) => arguments.GetValue(Batch) is { } directory
            ? RunBatchAsync(directory, Console.OpenStandardOutput(), Console.Error, cancellationToken)
            : RunOnceAsync(arguments, cancellationToken));
        return command;
    }

    private static async Task<int> RunOnceAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(arguments.GetValue(Url) ?? Unknown.OriginalString, UriKind.Absolute, out var url))
        {
            await Console.Error.WriteLineAsync($"--url: \"{arguments.GetValue(Url)}\" is no absolute address.");
            return 2;
        }

        await using var input = Console.OpenStandardInput();
        var answer = Answer(null, await ReadAtMostAsync(input, cancellationToken), url, arguments.GetValue(ContentType), cancellationToken);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.Out.WriteLine(JsonSerializer.Serialize(answer, ExtractJson.Indented.ExtractAnswer));
        return answer.Failure is null ? 0 : 1;
    }

    public static async Task<int> RunBatchAsync(DirectoryInfo directory, Stream output, TextWriter progress, CancellationToken cancellationToken)
    {
        if (!directory.Exists)
        {
            await progress.WriteLineAsync($"--batch: there is no directory \"{directory}\".");
            return 2;
        }

        var files = directory.EnumerateFiles("*.html").Concat(directory.EnumerateFiles("*.html.gz")).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        await using var answers = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        var (done, without) = (0, 0);
        foreach (var chunk in files.Chunk(Environment.ProcessorCount))
        {
            foreach (var answer in await Task.WhenAll(chunk.Select(file => Task.Run(() => AnswerAsync(file, cancellationToken), cancellationToken))))
            {
                without += answer.Failure is null ? 0 : 1;
                await answers.WriteLineAsync(JsonSerializer.Serialize(answer, ExtractJson.Lines.ExtractAnswer).AsMemory(), cancellationToken);
                if (++done % 100 == 0)
                    await progress.WriteLineAsync($"{done} of {files.Count} pages");
            }
        }

        await progress.WriteLineAsync($"{done} pages, {without} of them without an article");
        return 0;
    }

    private static async Task<ExtractAnswer> AnswerAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var id = file.Name[..file.Name.LastIndexOf(".html", StringComparison.Ordinal)];
        try
        {
            await using var stream = file.OpenRead();
            await using var page = file.Name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
            return Answer(id, await ReadAtMostAsync(page, cancellationToken), Unknown, null, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return ExtractAnswer.Of(id, new() { Text = "", Failure = new(FailureKind.Malformed, $"The file cannot be read: {e.Message}") });
        }
    }

    private static ExtractAnswer Answer(string? id, ReadOnlyMemory<byte> page, Uri url, string? contentType, CancellationToken cancellationToken) =>
        ExtractAnswer.Of(id, new ArticleExtractor().Extract(PageText.Decode(page.Span, contentType), url, cancellationToken));

    // One byte more than is allowed: enough for the extractor to refuse it.
    private static async Task<ReadOnlyMemory<byte>> ReadAtMostAsync(Stream stream, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        var buffer = new byte[81_920];
        while (body.Length <= ArticleExtractor.MostBytes && await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            body.Write(buffer, 0, read);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}

/// <summary>The shape of one line of the batch protocol.</summary>
internal sealed record ExtractAnswer
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    public required string ArticleBody { get; init; }
    public string? Title { get; init; }
    public required IReadOnlyList<string> Byline { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Modified { get; init; }
    public string? Language { get; init; }
    public Uri? CanonicalUrl { get; init; }
    public string? Section { get; init; }
    public string? SiteName { get; init; }
    public Uri? LeadImage { get; init; }
    public bool Paywalled { get; init; }
    public Failure? Failure { get; init; }
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    public static ExtractAnswer Of(string? id, Article article) => new()
    {
        Id = id, ArticleBody = article.Text, Title = article.Title, Byline = article.Byline, Published = article.Published, Modified = article.Modified,
        Language = article.Language, CanonicalUrl = article.CanonicalUrl, Section = article.Section, SiteName = article.SiteName, LeadImage = article.LeadImage,
        Paywalled = article.Paywalled, Failure = article.Failure, Sources = article.Sources,
    };
}

[JsonSerializable(typeof(ExtractAnswer))]
internal sealed partial class ExtractJson : JsonSerializerContext
{
    // The answers go to a program, not into a page: accents stay as they are.
    public static ExtractJson Lines { get; } = new(Written(indented: false));

    public static ExtractJson Indented { get; } = new(Written(indented: true));

    private static JsonSerializerOptions Written(bool indented) => new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new UtcInstantConverter(), new JsonStringEnumConverter<FailureKind>(JsonNamingPolicy.SnakeCaseLower) },
        WriteIndented = indented,
    };
}
