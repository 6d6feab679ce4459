using System.Diagnostics.CodeAnalysis;

namespace NewsMonitor.Digests.Subscriptions;

/// <summary>The rule for where a webhook may post to by its spelling; which machines it may reach, the guarded HTTP client decides.</summary>
internal static class WebhookAddress
{
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? url, out string reason)
    {
        reason = "";
        if (!Uri.TryCreate(text, UriKind.Absolute, out url) || (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            reason = "A webhook address must be absolute and begin with https:// (http:// is accepted for this machine only).";
        else if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            reason = "A webhook address must have neither a user name nor a #fragment.";

        if (reason.Length > 0)
            url = null;
        return url is not null;
    }
}
