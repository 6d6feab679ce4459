using Microsoft.AspNetCore.Http;
using NewsMonitor.Dashboard.Digests;
using NewsMonitor.Dashboard.Views;

namespace NewsMonitor.Dashboard;

/// <summary>The pages for operators: is everything well, and what to do where it is not.</summary>
internal sealed class OperatorPages(DigestsReader digests, PageRenderer renderer)
{
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";

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
