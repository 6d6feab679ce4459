using Microsoft.AspNetCore.Http;
using NewsMonitor.Config;
using NewsMonitor.Dashboard.Views;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Links;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Links;

/// <summary>
/// What the signed links of a digest lead to, without a login. Opening one only shows a page, because scanners follow links; the button on it, or a
/// mail program's one-click POST (RFC 8058), does what it says, and doing it twice is doing it once.
/// </summary>
internal sealed class ReaderLinks(
    LinkTokens tokens, ConfigFile<SubscriptionList> subscriptions, ISubscriptionStates states, IFeedback feedback, TimeProvider clock, PageRenderer renderer)
{
    public async Task<IResult> ShowAsync(HttpContext context, LinkAction action)
    {
        if (Read(context, action) is not { } right)
            return await RefusedAsync();

        var title = await TitleAsync(right, context.RequestAborted);
        var (question, button) = action switch
        {
            LinkAction.Unsubscribe => ($"Stop sending “{title}” to {Display.Masked(right.Subject)}?", "Unsubscribe"),
            LinkAction.Pause => ($"Pause “{title}” for {Display.Masked(right.Subject)}?", "Pause"),
            LinkAction.Feedback => ("Should this story not have been in the digest?", "It should not"),
            _ => ("Did the monitor miss this story?", "It did"),
        };
        return await renderer.AnswerAsync<ConfirmPage>(new ConfirmModel(question) { Action = context.Request.Path + context.Request.QueryString, Button = button });
    }

    public async Task<IResult> DoAsync(HttpContext context, LinkAction action)
    {
        if (Read(context, action) is not { } right)
            return await RefusedAsync();

        var done = await ApplyAsync(right, context);
        return await renderer.AnswerAsync<ConfirmPage>(new ConfirmModel(done));
    }

    private async Task<string> ApplyAsync(LinkRight right, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        switch (right.Action)
        {
            case LinkAction.Unsubscribe:
                await states.ChangeAsync(right.Subscription, state => state with { Unsubscribed = With(state.Unsubscribed, right.Subject) }, cancellationToken);
                return $"{Display.Masked(right.Subject)} gets no more of “{await TitleAsync(right, cancellationToken)}”.";
            case LinkAction.Pause:
                await states.ChangeAsync(right.Subscription, state => state with { Paused = With(state.Paused, right.Subject) }, cancellationToken);
                return $"“{await TitleAsync(right, cancellationToken)}” is paused for {Display.Masked(right.Subject)}.";
            default:
                await feedback.SaveAsync(new(new StoryId(right.Subject), right.Action == LinkAction.Missed, right.Subscription, clock.GetUtcNow()), cancellationToken);
                return "Thank you. It is noted and counts when the rules are looked at.";
        }
    }

    private LinkRight? Read(HttpContext context, LinkAction action) =>
        tokens.TryRead(context.Request.Query["t"], out var right) && right.Action == action ? right : null;

    private async Task<string> TitleAsync(LinkRight right, CancellationToken cancellationToken) =>
        (await subscriptions.CurrentAsync(cancellationToken)).Find(right.Subscription)?.Title ?? right.Subscription;

    private Task<IResult> RefusedAsync() => renderer.AnswerAsync<PlainPage>(
        new PlainModel("This link does not work", "It is not complete, or it was made by another monitor. Take it from the mail again, or answer the mail."),
        StatusCodes.Status400BadRequest);

    private static IReadOnlyList<string> With(IReadOnlyList<string> recipients, string recipient) =>
        recipients.Contains(recipient, StringComparer.OrdinalIgnoreCase) ? recipients : [.. recipients, recipient];
}

/// <summary>A question with its button, or, without one, what was done.</summary>
public sealed record ConfirmModel(string Words)
{
    public string? Action { get; init; }
    public string? Button { get; init; }
}
