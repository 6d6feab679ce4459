using System.Net;
using System.Text;

namespace NewsMonitor.Http;

/// <summary>Recognises the page that asks "are you human?" where the real answer should be, and names who asks.</summary>
internal static class BotChallenge
{
    // An ordinary page may carry a vendor's script; a challenge is little else.
    private const int LongestOkPage = 24 * 1024;

    private static readonly (string Header, string Value, string Vendor)[] Headers =
    [
        ("cf-mitigated", "challenge", "Cloudflare"),
        ("x-amzn-waf-action", "", "AWS WAF"),
        ("sg-captcha", "challenge", "SiteGround"),
        ("x-datadome", "protected", "DataDome"),
        ("x-sucuri-block", "", "Sucuri"),
    ];

    private static readonly (string Mark, string Vendor)[] Pages =
    [
        ("<title>Just a moment...</title>", "Cloudflare"),
        ("<title>Attention Required! | Cloudflare</title>", "Cloudflare"),
        ("/cdn-cgi/challenge-platform/h/", "Cloudflare"),
        ("_Incapsula_Resource", "Imperva"),
        ("captcha-delivery.com", "DataDome"),
        ("errors.edgesuite.net", "Akamai"),
        ("/_sec/cp_challenge/", "Akamai"),
        ("id=\"px-captcha\"", "PerimeterX"),
        ("Sucuri WebSite Firewall", "Sucuri"),
        ("awsWafCookieDomainList", "AWS WAF"),
        ("id=\"anubis_challenge\"", "Anubis"),
        ("/.well-known/sgcaptcha/", "SiteGround"),
        ("/.within.website/x/cmd/anubis/", "Anubis"),
        ("vercel.link/security-checkpoint", "Vercel"),
    ];

    public static string? VendorOf(HttpStatusCode status, Func<string, string?> header, ReadOnlySpan<byte> body)
    {
        foreach (var (name, value, vendor) in Headers)
        {
            if (header(name) is { } found && found.Contains(value, StringComparison.OrdinalIgnoreCase) && (vendor != "DataDome" || IsRefusal(status)))
                return vendor;
        }

        if (header("content-type")?.Contains("html", StringComparison.OrdinalIgnoreCase) != true || (!IsRefusal(status) && body.Length > LongestOkPage))
            return null;

        foreach (var (mark, vendor) in Pages)
        {
            if (body.IndexOf(Encoding.ASCII.GetBytes(mark)) >= 0)
                return vendor;
        }

        return null;
    }

    /// <summary>The same by the page alone, when neither status nor headers are at hand.</summary>
    public static string? VendorOf(string page) =>
        page.Length > LongestOkPage ? null : Pages.FirstOrDefault(known => page.Contains(known.Mark, StringComparison.Ordinal)).Vendor;

    private static bool IsRefusal(HttpStatusCode status) => (int)status >= 400;
}
