using System.Text.Json.Nodes;
using NewsMonitor.Digests.Rendering;

namespace NewsMonitor.Digests.Webhooks;

/// <summary>The body of Standard Webhooks; its shape is published as <c>config/webhook.schema.json</c>.</summary>
internal sealed class GenericForm(DateTimeOffset frozenAt) : WebhookForm
{
    private const int MostBytes = 20_000;

    public override bool Fits(JsonObject body, int bytes) => bytes <= MostBytes;

    public override JsonObject Body(DigestView view, WebhookPart content, int part, int parts) => new()
    {
        ["type"] = "digest.published",
        ["timestamp"] = frozenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
        ["data"] = new JsonObject
        {
            ["digest"] = view.Id,
            ["subscription"] = view.Subscription,
            ["part"] = part,
            ["parts"] = parts,
            ["language"] = view.Language,
            ["title"] = view.Title,
            ["summary"] = view.Summary,
            ["events"] = ArrayOf(content.Entries.Select(EventOf)),
            ["also"] = ArrayOf(content.Also.Select(ReportOf)),
            ["coverage"] = part == parts ? ArrayOf(CoverageLines(view).Select(l => (JsonNode)l)) : [],
        },
    };

    private static JsonObject EventOf(EntryView entry)
    {
        var node = new JsonObject
        {
            ["event"] = entry.Event,
            ["headline"] = entry.Headline,
            ["link"] = entry.Link?.AbsoluteUri,
            ["urgency"] = entry.Urgency.ToString().ToLowerInvariant(),
            ["corroboration"] = entry.Corroboration,
            ["topics"] = ArrayOf(entry.TopicIds.Select(t => (JsonNode)t)),
            ["figures"] = ArrayOf(entry.Figures.Select(f => (JsonNode)f)),
            ["reports"] = ArrayOf(entry.Reports.Select(ReportOf)),
            ["moreReports"] = entry.MoreReports,
        };
        if (entry.WhatChanged is { } changed)
            node["whatChanged"] = changed;
        if (entry.Evidence is { } evidence)
            node["evidence"] = new JsonObject { ["text"] = evidence.Text, ["marks"] = ArrayOf(evidence.Marks.Select(m => new JsonObject { ["offset"] = m.Offset, ["length"] = m.Length })) };
        if (entry.Ranked is { } ranked)
            node["rankedBy"] = ranked;
        if (entry.NotRelevant is { } feedback)
            node["notRelevant"] = feedback.AbsoluteUri;
        return node;
    }

    private static JsonNode ReportOf(ReportView report) => new JsonObject
    {
        ["outlet"] = report.Outlet,
        ["language"] = report.Language,
        ["title"] = report.Title,
        ["link"] = report.Link?.AbsoluteUri,
    };
}
