using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NewsMonitor.Digests.Links;

namespace NewsMonitor.Dashboard;

/// <summary>What every answer carries, and which requests get none: other hosts' names, and changes asked for by other sites.</summary>
internal sealed class RequestGuard(IOptions<DashboardOptions> options)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-store";
    }

    /// <returns>Why the request is refused; null when it may go on.</returns>
    public string? Refusal(HttpRequest request)
    {
        var hosts = options.Value.Hosts;
        if (hosts.Count > 0 && !hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            return "this dashboard does not answer to that host name";
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return null;

        if (!HttpMethods.IsPost(request.Method))
            return "only GET, HEAD and POST are served";

        // Links of mails carry a right of their own, and mail programs on the web follow them from their own site.
        return LinkTokens.PathOf(LinkAction.Unsubscribe) == request.Path.Value?.Trim('/') ? null : CrossSite(request);
    }

    // A browser says where a form came from, and no page can forge it. Both missing means no browser: then there is no session to ride on.
    private static string? CrossSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none" ? null : "the form belongs to another site";
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
                ? null
                : "the form belongs to another site";

        return null;
    }
}
