using System.CommandLine;
using NewsMonitor.Local.Tagging;
using NewsMonitor.Tagging;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor tag &lt; items.jsonl</c>: a decision for each line, in order, as it comes.</summary>
internal static class TagCommand
{
    private static readonly Option<bool> NoEvidence = new("--no-evidence") { Description = "Leave out the evidence: faster, and shorter lines." };

    public static Command Create()
    {
        var command = new Command("tag", "Decide on each line of standard input ({id, lang?, title, text?, date?}) and write a line for each. Exit code 1: some lines could not be read.")
        {
            NoEvidence, ProfileChoice.Option,
        };
        command.SetAction((result, cancellationToken) => Outcome.OfAsync(async () =>
        {
            var profile = ProfileChoice.Load(result.GetValue(ProfileChoice.Option));
            await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            return await RunAsync(
                new Tagger(profile, TimeProvider.System), !result.GetValue(NoEvidence), Console.OpenStandardInput(), output, cancellationToken);
        }));
        return command;
    }

    public static async Task<int> RunAsync(Tagger tagger, bool withEvidence, Stream input, Stream output, CancellationToken cancellationToken)
    {
        var writer = new TagWriter(output);
        var failed = 0;
        await foreach (var bytes in JsonLines.ReadAsync(input, cancellationToken))
        {
            var line = TagLine.Parse(bytes);
            failed += line.Input is null ? 1 : 0;
            var decision = line.Input is null ? null : tagger.Decide(line.Input, withEvidence);
            await writer.WriteAsync(line, decision, withEvidence, cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
        return failed == 0 ? 0 : 1;
    }
}
