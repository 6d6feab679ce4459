using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Dashboard;

namespace NewsMonitor.Functions.Triggers;

/// <summary>
/// The dashboard's one site behind several doors. <c>Website</c> is for people: App Service authentication stands before it, and infra/ switches it
/// off where that is not set up. Feeds ask for a function key, links of mails bring a token of their own, health tells nothing.
/// </summary>
/// <remarks>The host tries routes by the names of their functions, not by how narrow they are: <c>{*path}</c> must have the last name.</remarks>
public sealed class Website(DashboardSite site)
{
    [Function(nameof(Website))]
    public Task<IActionResult> PagesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "{*path}")] HttpRequest request) => AnswerAsync(request);

    [Function("StoriesAtom")]
    public Task<IActionResult> AtomAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "stories.atom")] HttpRequest request) => AnswerAsync(request);

    [Function("StoriesJson")]
    public Task<IActionResult> JsonFeedAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "stories.json")] HttpRequest request) => AnswerAsync(request);

    [Function("Unsubscribe")]
    public Task<IActionResult> UnsubscribeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "unsubscribe")] HttpRequest request) => AnswerAsync(request);

    [Function("Feedback")]
    public Task<IActionResult> FeedbackAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "feedback")] HttpRequest request) => AnswerAsync(request);

    [Function("Missed")]
    public Task<IActionResult> MissedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "missed")] HttpRequest request) => AnswerAsync(request);

    [Function("Pause")]
    public Task<IActionResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "pause")] HttpRequest request) => AnswerAsync(request);

    [Function("Live")]
    public Task<IActionResult> LiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request) => AnswerAsync(request);

    [Function("Ready")]
    public Task<IActionResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request) => AnswerAsync(request);

    // The site writes its answer itself; the empty result only says that there is one.
    private async Task<IActionResult> AnswerAsync(HttpRequest request)
    {
        await site.HandleAsync(request.HttpContext);
        return new EmptyResult();
    }
}
