using System.CommandLine;
using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Local.Running;
using NewsMonitor.Tagging;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor digest preview SUBSCRIPTION</c>: the next digest as it would be sent now. Sends and changes nothing.</summary>
internal static class DigestPreviewCommand
{
    private static readonly Argument<string> Subscription = new("subscription") { Description = "The subscription's id in subscriptions.json." };
    private static readonly Option<FileInfo?> Html = new("--html") { Description = "Write the mail's HTML into this file too.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("preview", "Print the next digest of a subscription as it would be sent now: the mail's text, or the webhook's messages. Sends and changes nothing.")
        {
            Subscription, Html,
        };
        command.SetSessionAction((result, session, cancellationToken) =>
            RunAsync(session, result.GetValue(Subscription)!, result.GetValue(Html), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(MonitorSession session, string id, FileInfo? html, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var list = await session.Get<ConfigFile<SubscriptionList>>().CurrentAsync(cancellationToken);
        if (list.Find(id) is not { } subscription)
        {
            var known = list.All.Count == 0 ? "there are none" : $"there are {string.Join(", ", list.All.Select(each => each.Id))}";
            await errors.WriteLineAsync($"No subscription is called \"{id}\": {known}.");
            return 2;
        }

        if (html is not null && subscription.Channel != Channel.Email)
        {
            await errors.WriteLineAsync($"\"{id}\" goes to a webhook: it has no HTML.");
            return 2;
        }

        var slot = DigestSlots.DueFor(subscription, TimeProvider.System.GetUtcNow(), Urgency.Routine);
        if (await session.Get<DigestPress>().PrintAsync(subscription, slot, cancellationToken) is not { } digest)
        {
            await errors.WriteLineAsync($"Nothing would be sent at {slot:u}: no story waits for {id}, or it is paused, switched off or without a recipient.");
            return 0;
        }

        await errors.WriteLineAsync(Summary(digest));
        if (html is not null && digest.Mail is { } mail)
            await File.WriteAllTextAsync(html.FullName, mail.Html, cancellationToken);
        foreach (var text in digest.Mail is { } letter ? [$"Subject: {letter.Subject}\n\n{letter.Text}"] : digest.Bodies)
            await output.WriteLineAsync(text);
        return 0;
    }

    private static string Summary(FrozenDigest digest) =>
        $"Due {digest.Slot:u}. Events: {digest.Content.Entries.Count + digest.Content.More.Count}; stories left out, told before: {digest.Content.Suppressed.Count}; "
        + $"deliveries: {digest.Deliveries.Count}. Each recipient's own links are put in when it is sent.";
}
