using Microsoft.AspNetCore.Http;
using NewsMonitor.Dashboard.Stories;
using NewsMonitor.Dashboard.StoryView;
using NewsMonitor.Dashboard.Views;
using NewsMonitor.Dashboard.Why;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard;

/// <summary>The pages for analysts: stories, one story, and why one is or is not here.</summary>
internal sealed class ReaderPages(StoriesReader stories, StoryReader story, WhyReader why, IFeedback feedback, TimeProvider clock, PageRenderer renderer)
{
    public async Task<IResult> StoriesAsync(HttpContext context)
    {
        var query = StoriesQuery.Read(context.Request.Query);
        return await renderer.AnswerAsync<StoriesPage>(await stories.ReadAsync(query, context.RequestAborted));
    }

    public async Task<IResult?> StoryAsync(HttpContext context, string id) =>
        await story.ReadAsync(new StoryId(id), context.RequestAborted) is { } model ? await renderer.AnswerAsync<StoryPage>(model) : null;

    public async Task<IResult?> FeedbackAsync(HttpContext context, string id)
    {
        if (await story.ReadAsync(new StoryId(id), context.RequestAborted) is null)
            return null;

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var relevant = form["verdict"] == "relevant";
        await feedback.SaveAsync(new(new StoryId(id), relevant, "dashboard", clock.GetUtcNow()), context.RequestAborted);
        var model = await story.ReadAsync(new StoryId(id), context.RequestAborted);
        return await renderer.AnswerAsync<StoryPage>(model! with { Done = $"Noted: {(relevant ? "it belongs here" : "it does not belong here")}." });
    }

    /// <summary>The archived page, to be kept or read as text: never a live page of ours, and its bytes are those that were hashed.</summary>
    public async Task<IResult?> PageAsync(HttpContext context, string id) =>
        await story.PageBodyAsync(new StoryId(id), context.RequestAborted) is { } body ? Results.File(body, "application/octet-stream", $"{id}.html.txt") : null;

    public async Task<IResult> WhyAsync(HttpContext context) =>
        await renderer.AnswerAsync<WhyPage>(await why.ReadAsync(context.Request.Query["url"], context.RequestAborted));

    /// <summary>A few bytes that change when there is something new to show.</summary>
    public async Task<IResult> StampAsync(HttpContext context) => Results.Text(await stories.StampAsync(context.RequestAborted));
}
