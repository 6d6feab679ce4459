using System.CommandLine;

namespace NewsMonitor.Local.Running;

/// <summary>Which settings and which data a command works with; the options are the same for every command.</summary>
/// <param name="SettingsFile">Null looks for local.settings.json here and above.</param>
/// <param name="DataFolder">Null is <c>.monitor</c> beside the settings.</param>
internal sealed record SessionSettings(string? SettingsFile, string? DataFolder)
{
    public static readonly Option<string?> SettingsOption = new("--settings")
    {
        Description = "The settings file. Default: local.settings.json here or in a folder above, else the sample.",
        HelpName = "FILE",
    };

    public static readonly Option<string?> DataOption = new("--data")
    {
        Description = "The folder of local data. Default: .monitor beside the settings; the demo's is .monitor/demo.",
        HelpName = "FOLDER",
    };

    public static SessionSettings Of(ParseResult result) => new(result.GetValue(SettingsOption), result.GetValue(DataOption));
}
