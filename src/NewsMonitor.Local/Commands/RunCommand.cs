using System.CommandLine;
using NewsMonitor.Local.Running;

namespace NewsMonitor.Local.Commands;

internal static class RunCommand
{
    private static readonly Option<bool> Demo = new("--demo") { Description = "On a bundled newsroom of invented outlets: nothing leaves this machine." };
    private static readonly Option<bool> Once = new("--once") { Description = "Do all there is to do, print a summary and end. Exit code 0: the books balance." };
    private static readonly Option<int?> Port = new("--port") { Description = $"The dashboard's port on loopback. Default: {MonitorApp.DefaultPort}, or any free one.", HelpName = "N" };
    private static readonly Option<string?> Config = new("--config") { Description = "A folder with your feeds.opml, profile.json and subscriptions.json. Default: config beside the settings.", HelpName = "FOLDER" };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Show the log with --once too." };

    public static Command Create()
    {
        var command = new Command("run", "Run the whole pipeline on this machine, Azurite and dashboard included.")
        {
            Demo, Once, Port, Config, Verbose, SessionSettings.SettingsOption, SessionSettings.DataOption,
        };
        command.SetAction((result, cancellationToken) => Outcome.OfAsync(() => MonitorRun.RunAsync(OptionsOf(result), cancellationToken)));
        return command;
    }

    private static RunOptions OptionsOf(ParseResult result) => new(SessionSettings.Of(result))
    {
        Demo = result.GetValue(Demo),
        Once = result.GetValue(Once),
        Port = result.GetValue(Port),
        ConfigFolder = result.GetValue(Config),
        Verbose = result.GetValue(Verbose),
    };
}
