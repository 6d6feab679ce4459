using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Digests.Rendering;

namespace NewsMonitor.Digests.Mail;

/// <summary>Makes the two parts of a digest's mail.</summary>
public sealed class MailPress(IOptions<MailOptions> options, IServiceProvider services, ILoggerFactory loggers)
{
    // Gmail cuts a mail off at 102 KB, links to unsubscribe included.
    private const int MostHtml = 95 * 1024;
    private const int FewestEntries = 10;

    public async Task<FrozenMail> PrintAsync(DigestView view, IReadOnlyList<string> follows)
    {
        var (html, shown) = (await HtmlAsync(view), view);
        while (Encoding.UTF8.GetByteCount(html) > MostHtml && Shorter(shown) is { } shorter)
            html = await HtmlAsync(shown = shorter);

        return new FrozenMail
        {
            From = options.Value.Sender,
            FromName = options.Value.FromName,
            Domain = options.Value.Domain,
            Subject = view.Subject,
            Text = DigestText.Of(view, Links(view, MailMessage.UnsubscribeMark), Links(view, MailMessage.PauseMark)),
            Html = html,
            Follows = follows,
        };
    }

    private async Task<string> HtmlAsync(DigestView view)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(MailDigest.View)] = view });
        var html = await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync<MailDigest>(parameters)).ToHtmlString());
        return $"<!DOCTYPE html>\n{html}".ReplaceLineEndings("\n");
    }

    // First fewer names of outlets, then the last entries become single lines, then fewer of these: always with their number. The text part keeps all.
    private static DigestView? Shorter(DigestView view)
    {
        if (view.Entries.Any(e => e.Reports.Count > 1))
            return view with { Entries = [.. view.Entries.Select(e => e.WithFewerReports())] };
        if (view.Entries.Count > FewestEntries)
        {
            var kept = Math.Max(FewestEntries, view.Entries.Count * 3 / 4);
            var lines = view.Entries.Skip(kept).Select(e => new ReportView(e.Reports[0].Outlet, e.Reports[0].Language, e.Headline, e.Link));
            return view with { Entries = [.. view.Entries.Take(kept)], Also = [.. lines, .. view.Also] };
        }

        return view.Also.Count > 1
            ? view with { Also = [.. view.Also.Take(view.Also.Count / 2)], MoreAlso = view.MoreAlso + view.Also.Count - view.Also.Count / 2 }
            : null;
    }

    private static string? Links(DigestView view, string mark) => view.Missed is null ? null : mark;
}
