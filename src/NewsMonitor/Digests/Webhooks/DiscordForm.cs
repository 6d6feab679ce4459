using System.Text.Json.Nodes;
using NewsMonitor.Digests.Rendering;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Webhooks;

/// <summary>One embed for each entry: ten of them and 6,000 characters in all, a title of 256, a description of 4,096.</summary>
internal sealed class DiscordForm : WebhookForm
{
    private const int MostEmbeds = 10;
    private const int MostCharacters = 6000;
    private const int MostDescription = 4096;
    private const int MostContent = 2000;

    public override bool Fits(JsonObject body, int bytes)
    {
        var embeds = body["embeds"]!.AsArray();
        return embeds.Count <= MostEmbeds
            && embeds.Sum(e => LengthOf(e!, "title") + LengthOf(e!, "description")) <= MostCharacters
            && embeds.All(e => LengthOf(e!, "description") <= MostDescription)
            && body["content"]!.GetValue<string>().Length <= MostContent;
    }

    public override JsonObject Body(DigestView view, WebhookPart content, int part, int parts)
    {
        var embeds = new JsonArray();
        foreach (var entry in content.Entries)
            embeds.Add(EmbedOf(entry, view));
        if (content.Also.Count > 0)
            embeds.Add(Embed(view.Words.AlsoHeading, string.Join('\n', content.Also.Select(a => $"• {AlsoLine(a, Link, CardMarkdown.Escape)}")), 0x8A97A5));
        if (part == parts)
        {
            var lines = CoverageLines(view).Select(CardMarkdown.Escape);
            embeds.Add(Embed(view.Words.Coverage, string.Join('\n', view.Entries.Count == 0 ? lines.Prepend(view.Words.NothingNew) : lines), 0x8A97A5));
        }

        return new JsonObject
        {
            ["content"] = $"**{CardMarkdown.Escape(Heading(view, part, parts))}**\n{CardMarkdown.Escape($"{view.When} · {view.Summary}")}",
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
            ["embeds"] = embeds,
        };
    }

    private static JsonObject EmbedOf(EntryView entry, DigestView view)
    {
        var lines = new List<string> { $"*{CardMarkdown.Escape(Labels(entry, view))}*" };
        if (entry.WhatChanged is { } changed)
            lines.Add($"**{view.Words.WhatChanged}:** {CardMarkdown.Escape(changed)}");
        if (entry.Evidence is { } evidence)
            lines.Add("> " + string.Concat(MarkedText.PiecesOf(evidence).Select(Marked)));
        lines.Add($"**{view.Words.Reports}:** {Reports(entry, view, Link, CardMarkdown.Escape)}");
        if (entry.Topics.Count > 0)
            lines.Add($"**{view.Words.Topics}:** {CardMarkdown.Escape(string.Join(", ", entry.Topics))}");
        if (entry.Figures.Count > 0)
            lines.Add($"**{view.Words.Figures}:** {CardMarkdown.Escape(string.Join("; ", entry.Figures))}");
        if (entry.NotRelevant is { } feedback)
            lines.Add(Link(view.Words.NotRelevant, feedback));

        var embed = Embed(entry.Headline, string.Join('\n', lines), ColourOf(entry.Urgency));
        if (entry.Link is { } link)
            embed["url"] = link.AbsoluteUri;
        return embed;
    }

    private static JsonObject Embed(string title, string description, int colour) =>
        new() { ["title"] = title, ["description"] = description, ["color"] = colour };

    private static string Marked(MarkedText piece) => piece.IsMarked ? $"**{CardMarkdown.Escape(piece.Text)}**" : CardMarkdown.Escape(piece.Text);

    private static string Link(string text, Uri url) => $"[{CardMarkdown.Escape(text)}]({CardMarkdown.Address(url)})";

    private static int LengthOf(JsonNode embed, string name) => embed[name]?.GetValue<string>().Length ?? 0;

    private static int ColourOf(Urgency urgency) => urgency switch
    {
        Urgency.Critical => 0xB42318,
        Urgency.High => 0xC4570A,
        Urgency.Notable => 0x0B5CAD,
        _ => 0x8A97A5,
    };
}
