using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Http;

namespace NewsMonitor.Digests.Webhooks;

/// <summary>Posts the parts of a digest in order, signed, through the guarded client.</summary>
public sealed class WebhookChannel(SafeHttp http, IConfiguration configuration, IOptions<WebhookOptions> options, TimeProvider clock) : IDigestChannel
{
    private const int LongestAnswer = 64 * 1024;

    public Channel Channel => Channel.Webhook;

    public async IAsyncEnumerable<(Delivery Delivery, DeliveryOutcome Outcome)> SendAsync(
        Subscription subscription, FrozenDigest digest, IReadOnlyList<Delivery> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DeliveryOutcome? gone = null;
        foreach (var delivery in open)
        {
            var body = digest.Bodies[digest.Deliveries.Index().First(d => d.Item.Id == delivery.Id).Index];
            var outcome = gone ?? await PostAsync(subscription, delivery.Id, body, cancellationToken);
            yield return (delivery, outcome);

            // Later parts wait for earlier ones; only what is refused for good is passed over.
            if (outcome.Kind == OutcomeKind.Temporary)
                yield break;
            gone = outcome.Kind == OutcomeKind.Gone ? outcome : null;
        }
    }

    private async Task<DeliveryOutcome> PostAsync(Subscription subscription, string id, string body, CancellationToken cancellationToken)
    {
        // A setting that is missing or wrong can be mended while the digest waits.
        if (TargetOf(subscription, out var url) is { } noTarget)
            return DeliveryOutcome.Temporary(noTarget);
        if (SecretsOf(subscription, out var secrets) is { } noSecret)
            return DeliveryOutcome.Temporary(noSecret);

        var bytes = Encoding.UTF8.GetBytes(body);
        var response = await http.SendAsync(
            new SafeRequest(url!)
            {
                Method = HttpMethod.Post,
                Headers = WebhookSignature.Headers(id, clock.GetUtcNow(), bytes, secrets),
                Body = bytes,
                BodyType = "application/json; charset=utf-8",
                MaxRedirects = 0,
                MaxBytes = LongestAnswer,
                TotalTimeout = options.Value.Timeout,
                IdleTimeout = options.Value.Timeout,
            },
            cancellationToken);
        return OutcomeOf(response);
    }

    private static DeliveryOutcome OutcomeOf(SafeResponse response)
    {
        var host = response.Url.Host;
        var retryAfter = response.Failure?.RetryAfter;
        if (response.Status is not { } status)
        {
            var words = response.Failure?.Reason ?? "no answer";
            return response.Failure?.Kind == FailureKind.AddressRefused ? DeliveryOutcome.Permanent(words) : DeliveryOutcome.Temporary(words);
        }

        var answer = $"{host} answered {(int)status}";
        return (int)status switch
        {
            >= 200 and < 300 => DeliveryOutcome.Delivered with { Reason = answer },
            410 => DeliveryOutcome.Gone($"{answer}: it wants no more, so the subscription is disabled"),
            408 or 425 or 429 or >= 500 => DeliveryOutcome.Temporary(answer, retryAfter),
            >= 300 and < 400 => DeliveryOutcome.Permanent($"{answer}: redirects are not followed, the address must be changed"),
            _ => DeliveryOutcome.Permanent(answer),
        };
    }

    private string? TargetOf(Subscription subscription, out Uri? url)
    {
        url = subscription.Url;
        if (subscription.UrlSetting is not { } setting)
            return null;
        if (configuration[setting] is not { Length: > 0 } text)
            return $"the setting {setting} with the webhook's address is missing";

        return WebhookAddress.TryParse(text, out url, out var reason) ? null : $"the setting {setting}: {reason}";
    }

    private string? SecretsOf(Subscription subscription, out IReadOnlyList<string> secrets)
    {
        secrets = [.. subscription.SecretSettings.Select(s => configuration[s]).OfType<string>().Where(s => s.Length > 0)];
        if (secrets.Count == 0 && subscription.SecretSettings.Count > 0)
            return $"the setting {subscription.SecretSettings[0]} with the signing secret is missing";

        try
        {
            foreach (var secret in secrets)
                WebhookSignature.KeyOf(secret);
            return null;
        }
        catch (FormatException malformed)
        {
            return malformed.Message;
        }
    }
}
