using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Http;

/// <summary>The one guarded HTTP client: feeds, pages, robots.txt, discovery and webhooks all leave through it.</summary>
public sealed class SafeHttp : IDisposable
{
    // Enough of an error page to recognise a bot challenge by.
    private const int LongestErrorPage = 64 * 1024;

    private readonly HttpOptions options;
    private readonly AllowedTargets targets;
    private readonly HttpMessageInvoker client;
    private readonly TimeProvider clock;

    public SafeHttp(IOptions<HttpOptions> options, ResolveHost resolve, TimeProvider clock, ILogger<SafeHttp> logger)
    {
        this.options = options.Value;
        this.clock = clock;
        targets = new AllowedTargets(this.options);
        client = new HttpMessageInvoker(new GuardedConnections(this.options, targets, resolve, clock).Handler());
        if (this.options.ContactUrl is null)
            logger.NoContact();
    }

    /// <summary>Throws for cancellation by the caller alone; whatever a server or a network can do is in the answer.</summary>
    public async Task<SafeResponse> SendAsync(SafeRequest request, CancellationToken cancellationToken)
    {
        var hops = new List<Hop>();
        using var total = new CancellationTokenSource(request.TotalTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(total.Token, cancellationToken);
        try
        {
            return await FollowAsync(request, hops, either.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (Verdict.Of(e, Reached(request, hops).Host) is not null)
        {
            return Refused(request, hops, Verdict.Of(e, Reached(request, hops).Host)!);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<SafeResponse> FollowAsync(SafeRequest request, List<Hop> hops, CancellationToken cancellationToken)
    {
        while (true)
        {
            var url = Reached(request, hops);
            if (targets.Refusal(url) is { } refusal)
                return Refused(request, hops, refusal);
            if (MessageFor(request, url) is not { } message)
                return Refused(request, hops, new(FailureKind.Malformed, "A request header holds characters that headers may not."));

            using (message)
            {
                using var response = await client.SendAsync(message, cancellationToken);
                if (request.MaxRedirects == 0 || RedirectOf(response, request.Method, url) is not { } next)
                    return await AnswerAsync(request, url, response, hops, cancellationToken);
                if (hops.Count == request.MaxRedirects || hops.Exists(hop => hop.From == next) || next == url)
                    return Refused(request, hops, new(FailureKind.TooManyRedirects, $"{url.Host} redirects too often or in a circle."), response.StatusCode);
                hops.Add(new Hop(url, (int)response.StatusCode, next));
            }
        }
    }

    private async Task<SafeResponse> AnswerAsync(
        SafeRequest request, Uri url, HttpResponseMessage response, List<Hop> hops, CancellationToken cancellationToken)
    {
        var headers = HeadersOf(response);
        var answer = new SafeResponse { Url = url, Status = response.StatusCode, Headers = headers, Hops = hops };
        if (response.StatusCode == HttpStatusCode.NotModified)
            return answer;

        var limit = response.IsSuccessStatusCode ? request.MaxBytes : Math.Min(LongestErrorPage, request.MaxBytes);
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentLength > limit && request.Method != HttpMethod.Head)
            return answer with { Failure = TooLarge(url, limit) };
        if (response.Content.Headers.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            return answer with { Failure = new(FailureKind.UnsupportedType, $"{url.Host} packed its answer in a way that is not read here.") };

        var (body, cut) = await LimitedBody.ReadAsync(response.Content, limit, request.IdleTimeout, clock, cancellationToken);
        return answer with
        {
            Body = body,
            Failure = Verdict.Of(response.StatusCode, answer.Header, body, clock.GetUtcNow())
                ?? (cut ? TooLarge(url, limit) : null),
        };
    }

    private HttpRequestMessage? MessageFor(SafeRequest request, Uri url)
    {
        var message = new HttpRequestMessage(request.Method, url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = request.Body is { } body ? new ReadOnlyMemoryContent(body) : null,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (request.BodyType is { } type && MediaTypeHeaderValue.TryParse(type, out var mediaType))
            message.Content?.Headers.ContentType = mediaType;

        foreach (var (name, value) in request.Headers)
        {
            // A credential is for the server it was given for, not for whoever that one points at.
            if (url.Host != request.Url.Host && name.ToUpperInvariant() is "AUTHORIZATION" or "COOKIE")
                continue;
            if (value.AsSpan().IndexOfAny('\r', '\n', '\0') < 0 && !name.Equals("Host", StringComparison.OrdinalIgnoreCase)
                && message.Headers.TryAddWithoutValidation(name, value))
                continue;
            message.Dispose();
            return null;
        }

        return message;
    }

    private static Uri? RedirectOf(HttpResponseMessage response, HttpMethod method, Uri url) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
            && (method == HttpMethod.Get || method == HttpMethod.Head)
            && response.Headers.Location is { } location
            && Uri.TryCreate(url, location, out var next)
            ? next
            : null;

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage response)
    {
        // Verbatim: an ETag must go back as it came.
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated)
            headers[name] = values.ToString();
        foreach (var (name, values) in response.Content.Headers.NonValidated)
            headers[name] = values.ToString();
        return headers;
    }

    private static Uri Reached(SafeRequest request, List<Hop> hops) => hops.Count > 0 ? hops[^1].To : request.Url;

    private static SafeResponse Refused(SafeRequest request, List<Hop> hops, Failure failure, HttpStatusCode? status = null) =>
        new() { Url = Reached(request, hops), Status = status, Hops = hops, Failure = failure };

    private static Failure TooLarge(Uri url, long limit) => new(FailureKind.TooLarge, $"{url.Host} sent more than {limit:N0} bytes.");
}
