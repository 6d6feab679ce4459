using Microsoft.AspNetCore.Http;
using NewsMonitor.Dashboard.Digests;
using NewsMonitor.Dashboard.Feeds;
using NewsMonitor.Dashboard.Operations;
using NewsMonitor.Dashboard.Views;

namespace NewsMonitor.Dashboard;

/// <summary>The pages for operators: is everything well, and what to do where it is not.</summary>
internal sealed class OperatorPages(FeedsReader feeds, PollSoon pollSoon, DigestsReader digests, OperationsReader operations, PageRenderer renderer)
{
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";

    public async Task<IResult> FeedsAsync(HttpContext context) =>
        await renderer.AnswerAsync<FeedsPage>(await feeds.ReadAsync(context.RequestAborted));

    public async Task<IResult?> PollSoonAsync(HttpContext context, string id)
    {
        if (await pollSoon.AskAsync(id, context.RequestAborted) is not { } name)
            return null;

        var model = await feeds.ReadAsync(context.RequestAborted);
        return await renderer.AnswerAsync<FeedsPage>(model with { Done = $"{name} is polled with the next tick of the timer." });
    }

    public async Task<IResult> OperationsAsync(HttpContext context) =>
        await renderer.AnswerAsync<OperationsPage>(await operations.ReadAsync(context.RequestAborted));

    public async Task<IResult> RedriveAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var sent = await operations.RedriveAsync(form["message"].ToString() is { Length: > 0 } message ? message : null, context.RequestAborted);
        var model = await operations.ReadAsync(context.RequestAborted);
        return await renderer.AnswerAsync<OperationsPage>(model with { Done = $"{Display.Count(sent, "message was", "messages were")} sent again." });
    }

    public async Task<IResult> DigestsAsync(HttpContext context, string? subscription = null) =>
        await renderer.AnswerAsync<DigestsPage>(await digests.ReadAsync(subscription, context.RequestAborted));

    public async Task<IResult?> DigestAsync(HttpContext context, string subscription, string digest) =>
        await digests.FindAsync(subscription, digest, context.RequestAborted) is { } model ? await renderer.AnswerAsync<DigestPage>(model) : null;

    /// <summary>The mail's own HTML, which has its styles inside: in a frame that may do nothing else.</summary>
    public async Task<IResult?> MailAsync(HttpContext context, string subscription, string digest)
    {
        if ((await digests.FindAsync(subscription, digest, context.RequestAborted))?.Digest.Mail is not { } mail)
            return null;

        context.Response.Headers.ContentSecurityPolicy = MailPolicy;
        return Results.Content(mail.Html, "text/html; charset=utf-8");
    }

    public async Task<IResult?> SendAgainAsync(HttpContext context, string subscription, string digest)
    {
        if (await digests.FindAsync(subscription, digest, context.RequestAborted) is not { } model)
            return null;

        await digests.SendAgainAsync(model.Digest, context.RequestAborted);
        return await renderer.AnswerAsync<DigestPage>(model with { Done = "Asked for. It goes out within seconds to those it has not reached." });
    }
}
