using Microsoft.AspNetCore.Http;
using NewsMonitor.Dashboard.Stories;
using NewsMonitor.Dashboard.Views;

namespace NewsMonitor.Dashboard;

/// <summary>The pages for analysts: stories, one story, and why one is or is not here.</summary>
internal sealed class ReaderPages(StoriesReader stories, PageRenderer renderer)
{
    public async Task<IResult> StoriesAsync(HttpContext context)
    {
        var query = StoriesQuery.Read(context.Request.Query);
        return await renderer.AnswerAsync<StoriesPage>(await stories.ReadAsync(query, context.RequestAborted));
    }

    /// <summary>A few bytes that change when there is something new to show.</summary>
    public async Task<IResult> StampAsync(HttpContext context) => Results.Text(await stories.StampAsync(context.RequestAborted));
}
