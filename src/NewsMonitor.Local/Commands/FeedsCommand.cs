using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class FeedsCommand
{
    public static Command Create() => new("feeds", "Look into feeds: read one, check what is watched, find one on a page.")
    {
        FeedsParseCommand.Create(),
        FeedsCheckCommand.Create(),
        FeedsFindCommand.Create(),
    };
}
