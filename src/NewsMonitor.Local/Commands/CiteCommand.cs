using System.CommandLine;
using NewsMonitor.Dashboard.StoryView;
using NewsMonitor.Feeds;
using NewsMonitor.Local.Running;
using NewsMonitor.Stories;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor cite ID</c>: a reference to a story, ready for a report.</summary>
internal static class CiteCommand
{
    private static readonly Argument<string> Story = new("story") { Description = "The story's id (32 hex digits, as in the dashboard's address) or its own address." };

    public static Command Create()
    {
        var command = new Command("cite", "Print a citation: who, what, where, when it was first seen, and the hash of the archived page. Exit code 1: the story is not known.") { Story };
        command.SetSessionAction((result, session, cancellationToken) => RunAsync(session, result.GetValue(Story)!, Console.Out, Console.Error, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(MonitorSession session, string story, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (IdOf(story) is not { } id)
        {
            await errors.WriteLineAsync($"\"{story}\" is neither the id of a story nor an http or https address.");
            return 2;
        }

        if (await session.Get<IStoryIndex>().FindAsync(id, cancellationToken) is not { } row)
        {
            await errors.WriteLineAsync($"No story {id} is known. 'monitor why URL' tells where one stopped.");
            return 1;
        }

        var kept = row.Relevant ? await session.Get<IStoryStore>().FindAsync(id, cancellationToken) : null;
        await output.WriteLineAsync(TerminalText.Line(Citation.Of(row, kept)));
        return 0;
    }

    private static StoryId? IdOf(string story)
    {
        if (story.Length == 32 && story.All(char.IsAsciiHexDigitLower))
            return new StoryId(story);
        return Uri.TryCreate(story, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" ? StoryId.From(link) : null;
    }
}
