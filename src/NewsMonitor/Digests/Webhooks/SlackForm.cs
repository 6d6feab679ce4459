using System.Text.Json.Nodes;
using NewsMonitor.Digests.Rendering;

namespace NewsMonitor.Digests.Webhooks;

/// <summary>Block Kit. At most 50 blocks and about 13,200 characters of text go into one message, 3,000 into one section.</summary>
internal sealed class SlackForm : WebhookForm
{
    private const int MostBlocks = 50;
    private const int MostBytes = 12_500;
    private const int MostSection = 3000;

    public override bool Fits(JsonObject body, int bytes)
    {
        var blocks = body["blocks"]!.AsArray();
        return bytes <= MostBytes && blocks.Count <= MostBlocks && blocks.All(b => TextOf(b!).Length <= MostSection);
    }

    public override JsonObject Body(DigestView view, WebhookPart content, int part, int parts)
    {
        var blocks = new JsonArray { Header(Heading(view, part, parts)), Context(Escape($"{view.When} · {view.Summary}")) };
        if (view.Entries.Count == 0)
            blocks.Add(Section(Escape(view.Words.NothingNew)));
        foreach (var entry in content.Entries)
        {
            blocks.Add(new JsonObject { ["type"] = "divider" });
            blocks.Add(Section(Main(entry, view)));
            blocks.Add(Context(Details(entry, view)));
        }

        if (content.Also.Count > 0)
            blocks.Add(Section($"*{view.Words.AlsoHeading}*\n" + string.Join('\n', content.Also.Select(a => $"• {AlsoLine(a, Link, Escape)}"))));
        if (part == parts)
        {
            blocks.Add(new JsonObject { ["type"] = "divider" });
            blocks.Add(Context($"*{view.Words.Coverage}* {Escape(string.Join(" · ", CoverageLines(view)))}"));
        }

        // What phones show in a notification, and what is read aloud.
        return new JsonObject { ["text"] = Escape(view.Subject), ["unfurl_links"] = false, ["unfurl_media"] = false, ["blocks"] = blocks };
    }

    private static string Main(EntryView entry, DigestView view)
    {
        var lines = new List<string>
        {
            $"_{Escape(Labels(entry, view))}_",
            $"*{(entry.Link is { } link ? Link(entry.Headline, link) : Escape(entry.Headline))}*",
        };
        if (entry.WhatChanged is { } changed)
            lines.Add($"*{view.Words.WhatChanged}:* {Escape(changed)}");
        if (entry.Evidence is { } evidence)
            lines.Add("> " + string.Concat(MarkedText.PiecesOf(evidence).Select(p => p.IsMarked ? $"*{Escape(p.Text)}*" : Escape(p.Text))));
        return string.Join('\n', lines);
    }

    private static string Details(EntryView entry, DigestView view)
    {
        var parts = new List<string> { $"*{view.Words.Reports}:* {Reports(entry, view, Link, Escape)}" };
        if (entry.Topics.Count > 0)
            parts.Add($"*{view.Words.Topics}:* {Escape(string.Join(", ", entry.Topics))}");
        if (entry.Figures.Count > 0)
            parts.Add($"*{view.Words.Figures}:* {Escape(string.Join("; ", entry.Figures))}");
        if (entry.NotRelevant is { } feedback)
            parts.Add(Link(view.Words.NotRelevant, feedback));
        return string.Join('\n', parts);
    }

    private static JsonObject Header(string text) =>
        new() { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = text.Length <= 150 ? text : text[..149] + "…" } };

    private static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = Markdown(text) };

    private static JsonObject Context(string text) => new() { ["type"] = "context", ["elements"] = new JsonArray { Markdown(text) } };

    private static JsonObject Markdown(string text) => new() { ["type"] = "mrkdwn", ["text"] = text };

    private static string TextOf(JsonNode block) =>
        block["text"]?["text"]?.GetValue<string>() ?? block["elements"]?[0]?["text"]?.GetValue<string>() ?? "";

    private static string Link(string text, Uri url) =>
        $"<{url.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}|{Escape(text)}>";

    // Slack asks for these three and no others. A look-alike keeps a source's asterisk or bar from becoming markup.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace('*', '∗').Replace('|', '∣');
}
