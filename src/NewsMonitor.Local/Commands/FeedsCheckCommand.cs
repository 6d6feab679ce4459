using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Config;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Catalogue;
using Spectre.Console;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor feeds check</c>: reads every feed once, politely, and says how each fares.</summary>
internal static class FeedsCheckCommand
{
    private const int FileWidth = 180;

    private static readonly Argument<string?> Target = new("target")
    {
        Description = "The address of one feed, or an OPML file. Without it: the catalogue that comes with the program.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the results as JSON." };

    public static Command Create()
    {
        var command = new Command("check", "Read each feed once and say how it fares. Stores nothing. Exit code 1: a feed is ill.") { Target, Json };
        command.SetAction((result, cancellationToken) => Outcome.OfAsync(() => RunAsync(result.GetValue(Target), result.GetValue(Json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string? target, bool json, CancellationToken cancellationToken)
    {
        var feeds = await FeedsOfAsync(target, cancellationToken);
        using var outside = Outside.FromSettings();
        using var visitor = new FeedVisitor(outside.Http, outside.Polling, TimeProvider.System);
        var check = new FeedCheck(visitor, outside.Hosts, outside.Polling, TimeProvider.System);
        var results = json || Console.IsOutputRedirected
            ? await PlainAsync(check, feeds, cancellationToken)
            : await LiveAsync(check, feeds, cancellationToken);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(results, FeedCheckJson.Readable.IReadOnlyListFeedCheckResult));
        else if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = FileWidth;
            AnsiConsole.Write(TableOf(results));
        }

        return results.Any(result => result.IsIll) ? 1 : 0;
    }

    /// <summary>Progress on standard error; standard output is for the results alone.</summary>
    private static async Task<IReadOnlyList<FeedCheckResult>> PlainAsync(FeedCheck check, IReadOnlyList<Feed> feeds, CancellationToken cancellationToken)
    {
        var done = 0;
        return await check.RunAsync(feeds, result => Console.Error.WriteLine($"{++done}/{feeds.Count} {result.Title}: {result.Status}"), cancellationToken);
    }

    private static Task<IReadOnlyList<FeedCheckResult>> LiveAsync(FeedCheck check, IReadOnlyList<Feed> feeds, CancellationToken cancellationToken)
    {
        var table = new FeedCheckTable(feeds.Count);
        return AnsiConsole.Live(table.View).StartAsync(live => check.RunAsync(feeds, result =>
        {
            table.Add(result);
            live.Refresh();
        }, cancellationToken));
    }

    private static Spectre.Console.Rendering.IRenderable TableOf(IReadOnlyList<FeedCheckResult> results)
    {
        var table = new FeedCheckTable(results.Count);
        foreach (var result in results)
            table.Add(result);
        return table.View;
    }

    private static async Task<IReadOnlyList<Feed>> FeedsOfAsync(string? target, CancellationToken cancellationToken)
    {
        if (target is null)
            return FeedList.Load(ShippedConfig.Read(ShippedConfig.Feeds), ShippedConfig.Feeds).All;
        return Uri.TryCreate(target, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? [new Feed(url, url.Host)]
            : (await OpmlFile.ReadAsync(target, cancellationToken)).Feeds.All;
    }
}

[JsonSerializable(typeof(IReadOnlyList<FeedCheckResult>))]
internal sealed partial class FeedCheckJson : JsonSerializerContext
{
    public static FeedCheckJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter<FeedStatus>(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
