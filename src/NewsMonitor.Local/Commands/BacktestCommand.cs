using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Config;
using NewsMonitor.Local.Running;
using NewsMonitor.Local.Tagging;
using NewsMonitor.Stories.Quality;
using NewsMonitor.Tagging;
using Spectre.Console;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor backtest --profile FILE</c>: what a candidate would have alerted and dropped.</summary>
internal static class BacktestCommand
{
    private const int FileWidth = 180;

    private static readonly Option<FileInfo?> Candidate = new("--profile") { Description = "The candidate.", HelpName = "FILE", Required = true };
    private static readonly Option<int> Days = new("--days") { Description = "How far back.", DefaultValueFactory = _ => 30 };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    public static Command Create()
    {
        var command = new Command(
            "backtest",
            "Give the stories of the last days to the profile in force and to a candidate, and list what it would newly alert or drop. Relevant stories are judged "
            + "whole, the others by their feeds' words. Exit code 1: something would change.")
        {
            Candidate, Days, Json,
        };
        command.SetSessionAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, MonitorSession session, CancellationToken cancellationToken)
    {
        var candidate = new Tagger(ProfileChoice.Load(result.GetValue(Candidate)), TimeProvider.System);
        var trial = new ProfileTrial(await session.Get<ConfigFile<Tagger>>().CurrentAsync(cancellationToken), candidate);
        await foreach (var story in session.Get<StoryArchive>().OfLastAsync(result.GetValue(Days), cancellationToken))
        {
            trial.Compare(story);
            if (trial.Stories % 1000 == 0)
                await Console.Error.WriteLineAsync($"{trial.Stories} stories");
        }

        if (result.GetValue(Json))
            Console.WriteLine(JsonSerializer.Serialize(trial, BacktestJson.Readable.ProfileTrial));
        else
            Print(trial);
        return trial.Changes.Count == 0 ? 0 : 1;
    }

    private static void Print(ProfileTrial trial)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = FileWidth;
        if (trial.Changes.Count > 0)
        {
            var table = new Table().Border(TableBorder.Rounded);
            foreach (var column in (string[])["", "Now", "Then", "Story", "Outlet", "Why"])
                table.AddColumn(column);
            foreach (var change in trial.Changes)
            {
                table.AddRow(
                    new Text(change.Alerts ? "new" : "gone", change.Alerts ? new Style(Color.Green) : new Style(Color.Red)), Score(change.ScoreNow), Score(change.ScoreThen),
                    new Text(TerminalText.Line(change.Title)), new Text(TerminalText.Line(change.Outlet)),
                    new Text(TerminalText.Line(change.Reason) + (change.FullText ? "" : " (judged by the feed's words)")));
            }

            AnsiConsole.Write(table);
        }

        var (alerts, drops) = (trial.Changes.Count(c => c.Alerts), trial.Changes.Count(c => !c.Alerts));
        AnsiConsole.WriteLine($"{trial.Stories} stories, {trial.RelevantNow} of them relevant now: the candidate would newly alert {alerts}, drop {drops}, and see other topics in {trial.OtherTopics}.");
    }

    private static Text Score(double score) => new(score.ToString("0.00", CultureInfo.InvariantCulture));
}

[JsonSerializable(typeof(ProfileTrial))]
internal sealed partial class BacktestJson : JsonSerializerContext
{
    public static BacktestJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
