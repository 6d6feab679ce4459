using System.CommandLine;
using NewsMonitor.Config;
using NewsMonitor.Local.Azurite;
using NewsMonitor.Local.Running;

namespace NewsMonitor.Local.Commands;

/// <summary>Ends a command as every command ends: 2 for wrong input or settings, 1 where something outside failed, each with its sentence on standard error.</summary>
internal static class Outcome
{
    public static void SetSessionAction(this Command command, Func<ParseResult, MonitorSession, CancellationToken, Task<int>> run)
    {
        command.Add(SessionSettings.SettingsOption);
        command.Add(SessionSettings.DataOption);
        command.SetAction((result, cancellationToken) => OfAsync(async () =>
        {
            await using var session = await MonitorSession.OpenAsync(SessionSettings.Of(result), cancellationToken);
            return await run(result, session, cancellationToken);
        }));
    }

    public static async Task<int> OfAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (ConfigException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
        catch (Exception failed) when (failed is AzuriteException or StorageException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 1;
        }
    }
}
