using System.Net.Sockets;
using System.Runtime.CompilerServices;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Digests.Mail;

/// <summary>Sends each recipient a mail of their own over one connection, so that one bad address neither blocks nor repeats the others.</summary>
public sealed class MailChannel(IOptions<MailOptions> options, MailTokens tokens, TimeProvider clock) : IDigestChannel
{
    private const int MostLostConnections = 3;

    public Channel Channel => Channel.Email;

    public async IAsyncEnumerable<(Delivery Delivery, DeliveryOutcome Outcome)> SendAsync(
        Subscription subscription, FrozenDigest digest, IReadOnlyList<Delivery> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { Timeout = (int)options.Value.Timeout.TotalMilliseconds };
        var lost = 0;
        foreach (var delivery in open)
        {
            // A server that hangs up on everyone costs three timeouts, not one for each recipient. The rest stays open.
            if (lost == MostLostConnections)
                yield break;

            var outcome = await BoundedAsync(token => DeliverAsync(client, digest, delivery, token), cancellationToken);
            lost = client.IsConnected ? 0 : lost + 1;
            yield return (delivery, outcome);
        }

        if (client.IsConnected)
            await BoundedAsync(token => QuitAsync(client, token), cancellationToken);
    }

    private async Task<DeliveryOutcome> DeliverAsync(SmtpClient client, FrozenDigest digest, Delivery delivery, CancellationToken cancellationToken)
    {
        if (!client.IsConnected && await ConnectAsync(client, cancellationToken) is { } failure)
            return failure;

        using var message = MailMessage.For(digest, delivery, options.Value.UnsubscribeAddress);
        try
        {
            var answer = await client.SendAsync(message, (MailboxAddress)message.From[0], [(MailboxAddress)message.To[0]], cancellationToken);
            return DeliveryOutcome.Delivered with { Reason = Clean(answer) };
        }
        catch (SmtpCommandException refused)
        {
            var reason = $"the mail server answered {(int)refused.StatusCode}: {Clean(refused.Message)}";
            return (int)refused.StatusCode / 100 == 5 ? DeliveryOutcome.Permanent(reason) : DeliveryOutcome.Temporary(reason);
        }
    }

    // Whatever goes wrong here is the server's or the settings', not the recipient's: it may be better in an hour.
    private async Task<DeliveryOutcome?> ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        if (options.Value is not { Host.Length: > 0 } settings)
            return DeliveryOutcome.Temporary("no mail server is configured (Mail:Host)");

        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, SecurityOf(settings.Security), cancellationToken);
            if (settings.OAuth is { } oauth)
                await client.AuthenticateAsync(new SaslMechanismOAuth2(settings.User ?? settings.Sender, await tokens.TokenAsync(oauth, cancellationToken)), cancellationToken);
            else if (settings.User is { Length: > 0 } user)
                await client.AuthenticateAsync(user, settings.Password ?? "", cancellationToken);
            return null;
        }
        catch (Exception failure) when (failure is SmtpCommandException or AuthenticationException or NotSupportedException or SslHandshakeException)
        {
            if (client.IsConnected)
                await client.DisconnectAsync(quit: false, CancellationToken.None);
            return DeliveryOutcome.Temporary($"the mail server {settings.Host} would not let us in: {Clean(failure.Message)}");
        }
    }

    private async Task<DeliveryOutcome> BoundedAsync(Func<CancellationToken, Task<DeliveryOutcome>> act, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await act(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryOutcome.Temporary("the mail server did not answer in time");
        }
        catch (Exception failure) when (failure is IOException or SocketException or TimeoutException or ProtocolException or HttpRequestException)
        {
            return DeliveryOutcome.Temporary($"the connection to the mail server failed: {Clean(failure.Message)}");
        }
    }

    private static async Task<DeliveryOutcome> QuitAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        await client.DisconnectAsync(quit: true, cancellationToken);
        return DeliveryOutcome.Delivered;
    }

    private static SecureSocketOptions SecurityOf(MailSecurity security) => security switch
    {
        MailSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private static string Clean(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 200 ? line : line[..200] + "…";
    }
}
