using System.Text.Json;
using NewsMonitor.Http;

namespace NewsMonitor.Digests.Mail;

/// <summary>OAuth 2 tokens for the mail server, each kept until shortly before it expires.</summary>
public sealed class MailTokens(SafeHttp http, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private (Uri Url, string Token, DateTimeOffset Until)? kept;

    public async Task<string> TokenAsync(MailOAuthOptions oauth, CancellationToken cancellationToken)
    {
        if (kept is { } good && good.Url == oauth.TokenUrl && good.Until > clock.GetUtcNow())
            return good.Token;

        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", oauth.ClientId), new("client_secret", oauth.ClientSecret),
            .. oauth.Scope is { } scope ? [new("scope", scope)] : Array.Empty<KeyValuePair<string, string>>(),
        ]);
        var response = await http.SendAsync(
            new SafeRequest(oauth.TokenUrl!)
            {
                Method = HttpMethod.Post,
                Body = await form.ReadAsByteArrayAsync(cancellationToken),
                BodyType = "application/x-www-form-urlencoded",
                MaxRedirects = 0,
                MaxBytes = 64 * 1024,
            },
            cancellationToken);
        if (response.Failure is { } failure)
            throw new HttpRequestException($"no token from {oauth.TokenUrl!.Host}: {failure.Reason}");

        return Keep(oauth, response.Body);
    }

    private string Keep(MailOAuthOptions oauth, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            var token = answer.RootElement.GetProperty("access_token").GetString()!;
            var seconds = answer.RootElement.TryGetProperty("expires_in", out var expires) && expires.TryGetInt32(out var given) ? given : 300;
            kept = (oauth.TokenUrl!, token, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Margin);
            return token;
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new HttpRequestException($"{oauth.TokenUrl!.Host} answered without a token", malformed);
        }
    }
}
