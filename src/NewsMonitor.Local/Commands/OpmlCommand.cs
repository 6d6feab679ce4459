using System.CommandLine;
using NewsMonitor.Config;
using NewsMonitor.Feeds.Catalogue;
using NewsMonitor.Local.Running;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor opml</c>: the catalogue of feeds as a file, in and out of storage.</summary>
internal static class OpmlCommand
{
    private static readonly Argument<string> File = new("file") { Description = "An OPML file, as any feed reader exports it." };

    private static readonly Argument<string?> Target = new("file")
    {
        Description = "The file to write. Without it: standard output.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create() => new("opml", "The catalogue of feeds: check a list, put it into force, take it out.") { OpmlCheckCommand.Create(), Import(), Export() };

    private static Command Import()
    {
        var command = new Command("import", "Put an OPML file into force as config/feeds.opml. Refused where it has mistakes: exit code 2.")
        {
            File, SessionSettings.SettingsOption, SessionSettings.DataOption,
        };
        command.SetAction((result, cancellationToken) => Outcome.OfAsync(async () =>
        {
            // Read first: a bad file need not wait for storage.
            var opml = await OpmlFile.ReadAsync(result.GetValue(File)!, cancellationToken);
            await using var session = await MonitorSession.OpenAsync(SessionSettings.Of(result), cancellationToken);
            await session.Get<IConfigStore>().WriteAsync(ShippedConfig.Feeds, opml.Content, cancellationToken);
            foreach (var warning in opml.Feeds.Warnings)
                await Console.Error.WriteLineAsync(warning.ToString());
            await Console.Error.WriteLineAsync($"{opml.Feeds.All.Count} feeds are in force from the next poll on.");
            return 0;
        }));
        return command;
    }

    private static Command Export()
    {
        var command = new Command("export", "Write the catalogue in force as OPML 2.0 that other readers can import. Exit code 1: the stored one is refused, and the last good one was written.")
        {
            Target,
        };
        command.SetSessionAction(async (result, session, cancellationToken) =>
        {
            var catalogue = session.Get<ConfigFile<FeedList>>();
            var opml = OpmlWriter.Write(await catalogue.CurrentAsync(cancellationToken));
            if (result.GetValue(Target) is { } path)
                await OpmlFile.WriteAsync(path, opml, cancellationToken);
            else
                await Console.OpenStandardOutput().WriteAsync(opml, cancellationToken);
            return catalogue.Refused is null ? 0 : 1;
        });
        return command;
    }
}
