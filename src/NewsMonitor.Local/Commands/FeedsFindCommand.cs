using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Config;
using NewsMonitor.Feeds.Discovery;
using NewsMonitor.Http;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor feeds find URL</c>: the feeds behind a web page.</summary>
internal static class FeedsFindCommand
{
    private static readonly Argument<string> Page = new("url") { Description = "A page of the site; https:// may be left out." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print all that was tried as JSON." };

    public static Command Create()
    {
        var command = new Command("find", "Find a site's feeds from one of its pages: those it announces, those it links to, else the usual places. Exit code 1: none found.")
        {
            Page, Json,
        };
        command.SetAction((result, cancellationToken) => Outcome.OfAsync(() => RunAsync(result.GetValue(Page)!, result.GetValue(Json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string page, bool json, CancellationToken cancellationToken)
    {
        var url = AddressOf(page);
        using var outside = Outside.FromSettings();
        var tried = new List<FoundFeed>();
        await foreach (var found in new FeedFinder(outside.Http, outside.Hosts, outside.Polling).FindAsync(url, cancellationToken))
        {
            tried.Add(found);
            await Console.Error.WriteLineAsync(Progress(found));
        }

        var feeds = tried.Where(found => found.IsFeed).DistinctBy(found => found.Url.AbsoluteUri).ToList();
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(tried, FoundFeedJson.Readable.IReadOnlyListFoundFeed));
        else
            Console.WriteLine(feeds.Count == 0 ? "No feed found." : string.Join(Environment.NewLine, feeds.Select(Line)));
        return feeds.Count > 0 ? 0 : 1;
    }

    private static Uri AddressOf(string page) =>
        Uri.TryCreate(page.Contains("://", StringComparison.Ordinal) ? page : $"https://{page}", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new ConfigException(new ConfigProblem(page, null, null, "this is no http or https address."));

    private static string Progress(FoundFeed found) => $"{found.By.ToString().ToLowerInvariant(),-9} {found.Url}: {found.Failure?.Reason ?? "a feed"}";

    private static string Line(FoundFeed found) => string.Create(
        CultureInfo.InvariantCulture,
        $"{found.Url}  {TerminalText.Line(found.Title ?? "without a title")}, {found.Entries} entries{(found.Newest is { } newest ? $", newest {newest.UtcDateTime:yyyy-MM-dd HH:mm}" : "")}");
}

[JsonSerializable(typeof(IReadOnlyList<FoundFeed>))]
internal sealed partial class FoundFeedJson : JsonSerializerContext
{
    public static FoundFeedJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter<FoundBy>(JsonNamingPolicy.CamelCase), new JsonStringEnumConverter<FailureKind>(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
