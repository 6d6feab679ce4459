using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsMonitor.Dashboard.Views;

namespace NewsMonitor.Dashboard;

/// <summary>Answers every request to the dashboard, whichever host received it.</summary>
public sealed class DashboardSite
{
    private readonly RequestGuard guard;
    private readonly ReaderPages reader;
    private readonly MachineAnswers machine;
    private readonly PageRenderer renderer;
    private readonly ILogger<DashboardSite> logger;

    internal DashboardSite(RequestGuard guard, ReaderPages reader, MachineAnswers machine, PageRenderer renderer, ILogger<DashboardSite> logger)
    {
        this.guard = guard;
        this.reader = reader;
        this.machine = machine;
        this.renderer = renderer;
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
            return await Route(context) ?? await PlainAsync("Not here", "There is no such page.", StatusCodes.Status404NotFound);
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            logger.PageFailed(failure, context.Request.Path);
            return await PlainAsync(
                "That did not work", "The page could not be made; the log says why. The pipeline itself goes on.", StatusCodes.Status500InternalServerError);
        }
    }

    // Null (no such address) is awaited like an answer.
    private async Task<IResult?> Route(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (HttpMethods.IsPost(context.Request.Method))
            return null;

        return segments switch
        {
            ["assets", ..] => Asset.At(path)?.Answer(context),
            [] => await reader.StoriesAsync(context),
            ["live"] => await reader.StampAsync(context),
            ["health", "live"] => Results.Text("live"),
            ["health", "ready"] => await machine.ReadyAsync(context),
            _ => null,
        };
    }

    private Task<IResult> PlainAsync(string title, string words, int status) =>
        renderer.AnswerAsync<PlainPage>(new PlainModel(title, words), status);
}
