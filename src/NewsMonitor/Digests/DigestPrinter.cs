using Microsoft.Extensions.Logging;
using NewsMonitor.Config;
using NewsMonitor.Digests.Links;
using NewsMonitor.Digests.Mail;
using NewsMonitor.Digests.Rendering;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Digests.Webhooks;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests;

/// <summary>Gives a composed digest its form for the subscription's channel, and says whom it goes to.</summary>
public sealed class DigestPrinter(
    ISubscriptionStates states, ConfigFile<Tagger> taggers, LinkTokens tokens, MailPress mails, ILogger<DigestPrinter> logger)
{
    /// <summary>The recipients, or the webhook's host; none while the subscription is held.</summary>
    public async Task<IReadOnlyList<string>> TargetsAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(subscription.Id, cancellationToken);
        IReadOnlyList<string> targets = subscription.Channel == Channel.Webhook ? ["webhook"] : [.. subscription.Recipients.Where(state.Reaches)];
        var why = subscription.Paused ? "paused" : state.Disabled is not null ? "disabled" : targets.Count == 0 ? "without a recipient" : null;
        if (why is null)
            return targets;

        logger.SubscriptionHeld(subscription.Id, why);
        return [];
    }

    public async Task<FrozenDigest> PrintAsync(
        Subscription subscription, FrozenDigest digest, IReadOnlyList<string> targets, CancellationToken cancellationToken)
    {
        var view = new DigestViews(tokens, await NamesAsync(subscription, cancellationToken)).Of(subscription, digest);
        if (subscription.Channel == Channel.Webhook)
        {
            var bodies = WebhookPress.Print(subscription.Format, view, digest.FrozenAt);
            return digest with { Bodies = bodies, Deliveries = [.. bodies.Select((_, i) => PartOf(subscription, digest, i + 1, bodies.Count))] };
        }

        var follows = digest.Content.Entries.Select(e => e.Follows).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        var mail = await mails.PrintAsync(view, [.. follows]);
        return digest with { Mail = mail, Deliveries = [.. targets.Select(t => LetterTo(t, subscription, digest, mail))] };
    }

    /// <summary>What topics and triggers are called in the subscription's language.</summary>
    public async Task<Func<string, string>> NamesAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var profile = (await taggers.CurrentAsync(cancellationToken)).Profile;
        return id => profile.NameOf(id, subscription.Language.Code());
    }

    // Ids of webhooks hold no dot: the signature joins id, time and body by dots. Two subscriptions may share a receiver.
    private static Delivery PartOf(Subscription subscription, FrozenDigest digest, int part, int parts) =>
        new() { Id = $"{subscription.Id}-{digest.Id}-{part}", Target = $"part {part} of {parts}" };

    private Delivery LetterTo(string recipient, Subscription subscription, FrozenDigest digest, FrozenMail mail) => new()
    {
        Id = MailMessage.IdOf(digest.Id, recipient, mail.Domain),
        Target = recipient,
        Links = tokens.Enabled
            ? new(tokens.LinkTo(new(LinkAction.Unsubscribe, subscription.Id, recipient)), tokens.LinkTo(new(LinkAction.Pause, subscription.Id, recipient)))
            : null,
    };
}
