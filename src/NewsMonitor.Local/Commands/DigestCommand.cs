using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class DigestCommand
{
    public static Command Create() => new("digest", "Look into digests.") { DigestPreviewCommand.Create() };
}
