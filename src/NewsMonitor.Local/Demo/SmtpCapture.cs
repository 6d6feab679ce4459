using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsMonitor.Local.Demo;

/// <summary>
/// A mail server on a loopback port that takes every mail and delivers none. It speaks as much SMTP as sending takes, and misbehaves
/// where it is told to.
/// </summary>
public sealed class SmtpCapture : IAsyncDisposable
{
    /// <summary>Instead of an answer: hang up.</summary>
    public const string HangUp = "\0hang-up";

    /// <summary>Instead of an answer: none, for ever.</summary>
    public const string Stall = "\0stall";

    private const int LongestMail = 10 * 1024 * 1024;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Action<byte[]> keep;
    private readonly Func<string, string?> manners;
    private readonly Task accepting;

    private SmtpCapture(Action<byte[]> keep, Func<string, string?> manners)
    {
        (this.keep, this.manners) = (keep, manners);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <param name="keep">Is given each mail as it came, before the sender hears that it was taken.</param>
    /// <param name="manners">
    /// Is asked for the answer to each line ("" for the greeting, "." for the end of a mail); null answers as a good server does.
    /// </param>
    public static SmtpCapture Start(Action<byte[]> keep, Func<string, string?>? manners = null) => new(keep, manners ?? (_ => null));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        if (!await SayAsync(stream, manners("") ?? "220 capture ready"))
            return;

        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var verb = line.Split(' ', 2)[0].ToUpperInvariant();
            var usual = verb switch
            {
                "EHLO" => "250-capture\r\n250-8BITMIME\r\n250-AUTH PLAIN XOAUTH2\r\n250 SIZE 10485760",
                "HELO" or "MAIL" or "RCPT" or "RSET" or "NOOP" => "250 ok",
                "AUTH" => "235 come in",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "502 not here",
            };
            var answer = manners(line) ?? usual;
            if (!await SayAsync(stream, answer) || verb == "QUIT")
                return;
            if (verb == "DATA" && answer.StartsWith('3') && !await TakeAsync(stream, reader))
                return;
        }
    }

    private async Task<bool> TakeAsync(NetworkStream stream, StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            if (mail.Length + line.Length > LongestMail)
                return false;
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        // What a server answers after it has taken the mail may be lost on the way: then the mail comes again.
        var answer = manners(".");
        if (answer is null or HangUp or Stall || answer.StartsWith('2'))
            keep(Encoding.Latin1.GetBytes(mail.ToString()));
        return await SayAsync(stream, answer ?? "250 taken");
    }

    private async Task<bool> SayAsync(NetworkStream stream, string answer)
    {
        if (answer == HangUp)
            return false;
        if (answer == Stall)
            await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer + "\r\n"), stop.Token);
        return true;
    }
}
