using System.Text.Json.Nodes;
using NewsMonitor.Digests.Rendering;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Webhooks;

/// <summary>An Adaptive Card 1.4 for a Teams workflow, which takes about 28 KB.</summary>
internal sealed class TeamsForm : WebhookForm
{
    private const int MostBytes = 25_000;

    public override bool Fits(JsonObject body, int bytes) => bytes <= MostBytes;

    public override JsonObject Body(DigestView view, WebhookPart content, int part, int parts)
    {
        var body = new JsonArray { Text(Escape(Heading(view, part, parts)), size: "Large", bold: true), Text(Escape($"{view.When} · {view.Summary}"), subtle: true) };
        if (view.Entries.Count == 0)
            body.Add(Text(Escape(view.Words.NothingNew)));
        foreach (var entry in content.Entries)
            body.Add(EntryOf(entry, view));
        if (content.Also.Count > 0)
            body.Add(Container(Text(view.Words.AlsoHeading, bold: true), Text(string.Join("\n\n", content.Also.Select(a => AlsoLine(a, Link, Escape))))));
        if (part == parts)
        {
            body.Add(Container(
                Text(view.Words.Coverage, bold: true),
                Text(string.Join("\n\n", CoverageLines(view).Select(Escape)), subtle: true)));
        }

        return new JsonObject
        {
            ["type"] = "message",
            ["summary"] = view.Subject,
            ["attachments"] = new JsonArray
            {
                new JsonObject
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["contentUrl"] = null,
                    ["content"] = new JsonObject
                    {
                        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                        ["type"] = "AdaptiveCard",
                        ["version"] = "1.4",
                        ["lang"] = view.Language,
                        ["fallbackText"] = view.Subject,
                        ["msteams"] = new JsonObject { ["width"] = "Full" },
                        ["body"] = body,
                    },
                },
            },
        };
    }

    private static JsonObject EntryOf(EntryView entry, DigestView view)
    {
        var headline = entry.Link is { } link ? Link(entry.Headline, link) : Escape(entry.Headline);
        var items = new List<JsonNode>
        {
            Text(Escape(Labels(entry, view)), colour: entry.Urgency >= Urgency.High ? "Attention" : "Default", subtle: entry.Urgency < Urgency.High),
            Text(headline, size: "Medium", bold: true),
        };
        if (entry.WhatChanged is { } changed)
            items.Add(Text($"**{view.Words.WhatChanged}:** {Escape(changed)}"));
        if (entry.Evidence is { } evidence)
            items.Add(Text(string.Concat(MarkedText.PiecesOf(evidence).Select(Marked))));
        items.Add(Text($"**{view.Words.Reports}:** {Reports(entry, view, Link, Escape)}"));
        if (entry.Topics.Count > 0)
            items.Add(Text($"**{view.Words.Topics}:** {Escape(string.Join(", ", entry.Topics))}"));
        if (entry.Figures.Count > 0)
            items.Add(Text($"**{view.Words.Figures}:** {Escape(string.Join("; ", entry.Figures))}"));
        if (entry.NotRelevant is { } feedback)
            items.Add(Text(Link(view.Words.NotRelevant, feedback), subtle: true));
        return Container([.. items]);
    }

    // Markdown's bold needs its stars next to a letter.
    private static string Marked(MarkedText piece) =>
        piece.IsMarked && piece.Text.Trim() == piece.Text ? $"**{Escape(piece.Text)}**" : Escape(piece.Text);

    private static JsonObject Container(params JsonNode[] items) =>
        new() { ["type"] = "Container", ["separator"] = true, ["spacing"] = "Medium", ["items"] = ArrayOf(items) };

    private static JsonObject Text(string text, string size = "Default", bool bold = false, bool subtle = false, string colour = "Default")
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };
        if (size != "Default")
            block["size"] = size;
        if (bold)
            block["weight"] = "Bolder";
        if (subtle)
            block["isSubtle"] = true;
        if (colour != "Default")
            block["color"] = colour;
        return block;
    }

    private static string Link(string text, Uri url) => $"[{Escape(text)}]({CardMarkdown.Address(url)})";

    private static string Escape(string text) => CardMarkdown.Escape(text);
}
