using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class PoisonCommand
{
    public static Command Create() => new("poison", "See what gave up after five tries, and send it again.")
    {
        PoisonListCommand.Create(),
        PoisonRedriveCommand.Create(),
    };
}
