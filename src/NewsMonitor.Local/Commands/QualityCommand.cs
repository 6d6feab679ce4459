using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Config;
using NewsMonitor.Local.Running;
using NewsMonitor.Stories.Quality;
using NewsMonitor.Tagging;
using Spectre.Console;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor quality</c>: how often readers found an alert right, by rule, topic and source, and what rules on trial would have done.</summary>
internal static class QualityCommand
{
    private const int FileWidth = 120;
    private const int MostTitles = 5;

    private static readonly Option<int> Days = new("--days") { Description = "How far back.", DefaultValueFactory = _ => 30 };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON." };

    public static Command Create()
    {
        var command = new Command("quality", "Precision of the alerts by readers' feedback, per rule, topic and source, the weakest first; and what rules in shadow mode would have sent.")
        {
            Days, Json,
        };
        command.SetSessionAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, MonitorSession session, CancellationToken cancellationToken)
    {
        var days = result.GetValue(Days);
        var judged = await session.Get<FeedbackReader>().SinceAsync(TimeProvider.System.GetUtcNow().AddDays(-days), cancellationToken).ToListAsync(cancellationToken);
        var shadow = new ShadowTally(await session.Get<ConfigFile<Tagger>>().CurrentAsync(cancellationToken));
        await foreach (var story in session.Get<StoryArchive>().OfLastAsync(days, cancellationToken))
            shadow.Count(story);

        var quality = new QualityAnswer(QualityReport.Of(judged), shadow.Rules);
        if (result.GetValue(Json))
            Console.WriteLine(JsonSerializer.Serialize(quality, QualityJson.Readable.QualityAnswer));
        else
            Print(quality);
        return 0;
    }

    private static void Print(QualityAnswer quality)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = FileWidth;
        var (overall, report) = (quality.Feedback.Overall, quality.Feedback);
        AnsiConsole.WriteLine(overall.Right + overall.Wrong == 0
            ? "No reader has judged an alert in this time."
            : $"Readers judged {overall.Right + overall.Wrong} alerts: {overall.Right} belonged there ({Percent(overall)}).");
        foreach (var (title, rows) in ((string, IReadOnlyList<Precision>)[])[("Sources", report.Sources), ("Topics", report.Topics), ("Rules", report.Rules)])
        {
            if (rows.Count > 0)
                AnsiConsole.Write(TableOf(title, rows));
        }

        foreach (var title in report.Missed)
            AnsiConsole.WriteLine($"Missed: {TerminalText.Line(title)}");
        foreach (var rule in quality.Shadow)
            Print(rule);
    }

    private static void Print(ShadowRule rule)
    {
        AnsiConsole.WriteLine($"On trial, {rule.Rule}: matched {rule.Matched}, would have sent {rule.WouldSend.Count}, would have dropped {rule.WouldDrop.Count}.");
        foreach (var title in rule.WouldSend.Take(MostTitles))
            AnsiConsole.WriteLine($"  + {TerminalText.Line(title)}");
        foreach (var title in rule.WouldDrop.Take(MostTitles))
            AnsiConsole.WriteLine($"  - {TerminalText.Line(title)}");
    }

    private static Table TableOf(string title, IReadOnlyList<Precision> rows)
    {
        var table = new Table().Title(title).Border(TableBorder.Rounded);
        foreach (var column in (string[])["", "Right", "Wrong", "Precision"])
            table.AddColumn(column);
        foreach (var row in rows)
            table.AddRow(new Text(TerminalText.Line(row.Of)), Number(row.Right), Number(row.Wrong), new Text(Percent(row)));
        return table;
    }

    private static Text Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static string Percent(Precision precision) => precision.Share.ToString("0 %", CultureInfo.InvariantCulture);
}

internal sealed record QualityAnswer(QualityReport Feedback, IReadOnlyList<ShadowRule> Shadow);

[JsonSerializable(typeof(QualityAnswer))]
internal sealed partial class QualityJson : JsonSerializerContext
{
    public static QualityJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
