using System.CommandLine;
using NewsMonitor.Digests;
using NewsMonitor.Local.Running;

namespace NewsMonitor.Local.Commands;

/// <summary><c>monitor poison redrive N</c>: sends again what gave up.</summary>
internal static class PoisonRedriveCommand
{
    private static readonly Argument<int?> Number = new("number") { Description = "The message's number in 'poison list'.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> All = new("--all") { Description = "Send all of it again." };

    public static Command Create()
    {
        var command = new Command("redrive", "Send one message again, or all. What had arrived is not sent twice. Exit code 1: there is no such message.") { Number, All };
        command.SetSessionAction((result, session, cancellationToken) =>
            RunAsync(session, result.GetValue(Number), result.GetValue(All), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(MonitorSession session, int? number, bool all, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (number is null != all)
        {
            await errors.WriteLineAsync("Give the number of one message, or --all.");
            return 2;
        }

        var poison = session.Get<IPoisonQueues>();
        string? message = null;
        if (number is { } chosen)
        {
            var messages = await poison.ListAsync(cancellationToken);
            if (chosen < 1 || chosen > messages.Count)
            {
                await errors.WriteLineAsync(messages.Count == 0 ? "Nothing gave up." : $"There is no message {chosen}: 'poison list' has 1 to {messages.Count}.");
                return 1;
            }

            message = messages[chosen - 1].Id;
        }

        var sent = await poison.RedriveAsync(message, cancellationToken);
        await output.WriteLineAsync(sent == 1 ? "1 message was sent again." : $"{sent} messages were sent again.");
        return message is not null && sent == 0 ? 1 : 0;
    }
}
