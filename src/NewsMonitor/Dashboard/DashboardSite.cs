using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsMonitor.Dashboard.Links;
using NewsMonitor.Dashboard.Machine;
using NewsMonitor.Dashboard.Views;
using NewsMonitor.Digests.Links;

namespace NewsMonitor.Dashboard;

/// <summary>Answers every request to the dashboard, whichever host received it.</summary>
public sealed class DashboardSite
{
    private readonly RequestGuard guard;
    private readonly ReaderPages reader;
    private readonly OperatorPages operatorPages;
    private readonly ReaderLinks links;
    private readonly MachineAnswers machine;
    private readonly PageRenderer renderer;
    private readonly ProfileWords words;
    private readonly ILogger<DashboardSite> logger;

    internal DashboardSite(
        RequestGuard guard, ReaderPages reader, OperatorPages operatorPages, ReaderLinks links, MachineAnswers machine, PageRenderer renderer, ProfileWords words,
        ILogger<DashboardSite> logger)
    {
        this.guard = guard;
        this.reader = reader;
        this.operatorPages = operatorPages;
        this.links = links;
        this.machine = machine;
        this.renderer = renderer;
        this.words = words;
        this.logger = logger;
    }

    public async Task HandleAsync(HttpContext context)
    {
        RequestGuard.Protect(context.Response);
        var answer = guard.Refusal(context.Request) is { } reason ? Refused(context, reason) : await AnswerAsync(context);
        await answer.ExecuteAsync(context);
    }

    private IResult Refused(HttpContext context, string reason)
    {
        logger.RequestRefused(context.Request.Method, context.Request.Path, reason);
        return Results.Text($"Refused: {reason}.", statusCode: StatusCodes.Status403Forbidden);
    }

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        try
        {
            await words.RefreshAsync(context.RequestAborted);
            return await Route(context) ?? await PlainAsync("Not here", "There is no such page.", StatusCodes.Status404NotFound);
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            logger.PageFailed(failure, context.Request.Path);
            return await PlainAsync(
                "That did not work", "The page could not be made; the log says why. The pipeline itself goes on.", StatusCodes.Status500InternalServerError);
        }
    }

    // Null means that there is no such address.
    private async Task<IResult?> Route(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (HttpMethods.IsPost(context.Request.Method))
            return await RoutePostAsync(context, segments);

        return segments switch
        {
            ["assets", ..] => Asset.At(path)?.Answer(context),
            [] => await reader.StoriesAsync(context),
            ["story", var id] when IsId(id) => await reader.StoryAsync(context, id),
            ["story", var id, "page"] when IsId(id) => await reader.PageAsync(context, id),
            ["why"] => await reader.WhyAsync(context),
            ["live"] => await reader.StampAsync(context),
            ["feeds"] => await operatorPages.FeedsAsync(context),
            ["operations"] => await operatorPages.OperationsAsync(context),
            ["digests"] => await operatorPages.DigestsAsync(context),
            ["digests", var subscription] when IsName(subscription) => await operatorPages.DigestsAsync(context, subscription),
            ["digest", var subscription, var digest] when IsName(subscription) && IsName(digest) => await operatorPages.DigestAsync(context, subscription, digest),
            ["digest", var subscription, var digest, "mail"] when IsName(subscription) && IsName(digest) => await operatorPages.MailAsync(context, subscription, digest),
            [var link] when ActionOf(link) is { } action => await links.ShowAsync(context, action),
            ["stories.atom"] => await machine.AtomAsync(context),
            ["stories.json"] => await machine.JsonFeedAsync(context),
            ["stories.csv"] => await machine.CsvAsync(context),
            ["feeds.opml"] => await machine.OpmlAsync(context),
            ["api", "stories"] => await machine.ApiAsync(context),
            ["openapi.json"] => MachineAnswers.OpenApi(context),
            ["metrics"] => await machine.MetricsAsync(context),
            ["health", "live"] => Results.Text("live"),
            ["health", "ready"] => await machine.ReadyAsync(context),
            _ => null,
        };
    }

    private async Task<IResult?> RoutePostAsync(HttpContext context, string[] segments) => segments switch
    {
        ["story", var id, "feedback"] when IsId(id) => await reader.FeedbackAsync(context, id),
        ["feeds", var feed, "poll"] when IsName(feed) => await operatorPages.PollSoonAsync(context, feed),
        ["operations", "redrive"] => await operatorPages.RedriveAsync(context),
        [var link] when ActionOf(link) is { } action => await links.DoAsync(context, action),
        ["digest", var subscription, var digest, "again"] when IsName(subscription) && IsName(digest) =>
            await operatorPages.SendAgainAsync(context, subscription, digest),
        _ => null,
    };

    private static LinkAction? ActionOf(string path) =>
        Enum.GetValues<LinkAction>().Cast<LinkAction?>().FirstOrDefault(action => LinkTokens.PathOf(action!.Value) == path);

    // Ids become keys in storage: what is none never gets that far.
    private static bool IsId(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    private static bool IsName(string text) => text.Length <= 80 && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    private Task<IResult> PlainAsync(string title, string words, int status) =>
        renderer.AnswerAsync<PlainPage>(new PlainModel(title, words), status);
}
