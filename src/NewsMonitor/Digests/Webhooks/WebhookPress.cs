using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Digests.Rendering;
using NewsMonitor.Digests.Subscriptions;

namespace NewsMonitor.Digests.Webhooks;

/// <summary>Makes the bodies of a webhook digest: as many parts as the receiver's limits ask for, each entry whole in one of them.</summary>
internal static class WebhookPress
{
    // Not more is escaped than JSON asks for: the limits count what is sent.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<string> Print(WebhookFormat format, DigestView view, DateTimeOffset frozenAt)
    {
        WebhookForm form = format switch
        {
            WebhookFormat.Slack => new SlackForm(),
            WebhookFormat.Teams => new TeamsForm(),
            WebhookFormat.Discord => new DiscordForm(),
            _ => new GenericForm(frozenAt),
        };
        var parts = Split(form, view);
        return [.. parts.Select((part, index) => form.Body(view, part, index + 1, parts.Count).ToJsonString(Json))];
    }

    private static List<WebhookPart> Split(WebhookForm form, DigestView view)
    {
        var parts = new List<WebhookPart> { new([], []) };
        foreach (var entry in view.Entries.Select(e => Fitting(form, view, e)))
            Add(p => p with { Entries = [.. p.Entries, entry] });
        foreach (var also in view.Also)
            Add(p => p with { Also = [.. p.Also, also] });
        return parts;

        void Add(Func<WebhookPart, WebhookPart> add)
        {
            var fuller = add(parts[^1]);
            if (parts[^1].IsEmpty || Fits(form, view, fuller))
                parts[^1] = fuller;
            else
                parts.Add(add(new([], [])));
        }
    }

    private static EntryView Fitting(WebhookForm form, DigestView view, EntryView entry)
    {
        while (!Fits(form, view, new([entry], [])) && entry.Reports.Count > 1)
            entry = entry.WithFewerReports();
        return entry;
    }

    // Weighed with the footer, as if it were the last of many parts.
    private static bool Fits(WebhookForm form, DigestView view, WebhookPart part)
    {
        var body = form.Body(view, part, 99, 99);
        return form.Fits(body, Encoding.UTF8.GetByteCount(body.ToJsonString(Json)));
    }
}

/// <summary>What goes into one message.</summary>
internal sealed record WebhookPart(IReadOnlyList<EntryView> Entries, IReadOnlyList<ReportView> Also)
{
    public bool IsEmpty => Entries.Count == 0 && Also.Count == 0;
}

/// <summary>The shape of one receiver's messages, and how much it takes at once.</summary>
internal abstract class WebhookForm
{
    public abstract JsonObject Body(DigestView view, WebhookPart content, int part, int parts);

    public abstract bool Fits(JsonObject body, int bytes);

    protected static string Heading(DigestView view, int part, int parts) =>
        parts == 1 ? view.Title : $"{view.Title} · {string.Format(view.Words.Culture, view.Words.Part, part, parts)}";

    protected static string Labels(EntryView entry, DigestView view) =>
        $"{(entry.WhatChanged is null ? "" : $"{view.Words.Update} · ")}{entry.UrgencyWord} · {entry.Corroboration}";

    protected static IEnumerable<string> CoverageLines(DigestView view) =>
        view.Troubles.Select(t => $"{t.Kind}: {t.Sources}").Prepend(view.CoverageNote);

    protected static string Reports(EntryView entry, DigestView view, Func<string, Uri, string> link, Func<string, string> escape) =>
        string.Join(" · ", entry.Reports.Select(r => $"{(r.Link is { } url ? link(r.Outlet, url) : escape(r.Outlet))} ({r.Language})"))
        + (entry.MoreReports > 0 ? $" {string.Format(view.Words.Culture, view.Words.More, entry.MoreReports)}" : "");

    protected static string AlsoLine(ReportView also, Func<string, Uri, string> link, Func<string, string> escape) =>
        $"{(also.Link is { } url ? link(also.Title, url) : escape(also.Title))} · {escape(also.Outlet)}";

    protected static JsonArray ArrayOf(IEnumerable<JsonNode> nodes) => [.. nodes];
}
