using System.Globalization;
using NewsMonitor.Feeds;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsMonitor.Local.Commands;

/// <summary>The results of a check as they come in: a row a feed, the ill ones in red.</summary>
internal sealed class FeedCheckTable(int expected)
{
    private readonly Table table = New();
    private int done;
    private int ill;

    public IRenderable View => table;

    public void Add(FeedCheckResult result)
    {
        done++;
        ill += result.IsIll ? 1 : 0;
        var style = result.IsIll ? new Style(Color.Red) : Style.Plain;
        table.AddRow(
            new Text(TerminalText.Line(result.Title), style),
            new Text(TerminalText.Line(result.Status == FeedStatus.Well ? "Well" : $"{result.Status}: {result.Sentence}"), style),
            new Text(result.Entries.ToString(CultureInfo.InvariantCulture)),
            new Text(result.Newest?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–"),
            new Text(result.AskEvery is { } every ? $"{FeedCheck.Spell(every)}: {result.Because}" : result.Because),
            new Text(TerminalText.Line(string.Join("; ", result.Allows))),
            new Text(TerminalText.Line(string.Join("; ", result.Problems))));
        table.Caption = new TableTitle(Caption);
    }

    public string Caption => string.Create(CultureInfo.InvariantCulture, $"{done} of {expected} feeds read, {ill} ill");

    private static Table New()
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in new[] { "Feed", "Status", "Entries", "Newest (UTC)", "Ask again in", "Server allows", "Problems" })
            table.AddColumn(column);
        return table;
    }
}
