using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using NewsMonitor.Local.Demo;

namespace NewsMonitor.Tests.Local.Demo;

public sealed class DemoCaptureTests : IDisposable
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"digest":"d1"}""");

    private readonly string folder = Directory.CreateTempSubdirectory("demo-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_signed_webhook_is_kept_and_its_repeat_only_counted()
    {
        await using var newsroom = await DemoNewsroom.StartAsync(DemoPace.AllAtOnce, folder, clock, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(newsroom, Signature("msg-1", Body)));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(newsroom, Signature("msg-1", Body)));

        var captured = Assert.Single(newsroom.Capture.Captured);
        Assert.Equal(1, captured.Repeats);
        Assert.False(captured.Differed);
        Assert.Equal(Body, await File.ReadAllBytesAsync(Path.Combine(newsroom.Capture.Folder, captured.File)));
    }

    [Fact]
    public async Task A_webhook_whose_signature_does_not_fit_is_refused()
    {
        await using var newsroom = await DemoNewsroom.StartAsync(DemoPace.AllAtOnce, folder, clock, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(newsroom, Signature("msg-1", Encoding.UTF8.GetBytes("other"))));
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(newsroom, Signature("msg-1", Body), earlier: TimeSpan.FromMinutes(6)));
        Assert.Empty(newsroom.Capture.Captured);
    }

    [Fact]
    public void A_mail_is_kept_by_its_message_id_over_restarts()
    {
        var mail = Mail("First");
        new DemoCapture(folder, clock).TakeMail(mail);

        var restarted = new DemoCapture(folder, clock);
        restarted.TakeMail(mail);
        restarted.TakeMail(Mail("Second"));

        var captured = Assert.Single(restarted.Captured);
        Assert.Equal(("First", 2, true), (captured.Subject, captured.Repeats, captured.Differed));
        Assert.Equal("<p>Hello</p>", File.ReadAllText(Path.Combine(folder, captured.View!)));
    }

    [Fact]
    public async Task The_newsroom_takes_mail_at_the_server_its_settings_name()
    {
        await using var newsroom = await DemoNewsroom.StartAsync(DemoPace.AllAtOnce, folder, clock, TestContext.Current.CancellationToken);
        using var client = new SmtpClient();
        await client.ConnectAsync(newsroom.Settings["Mail:Host"]!, int.Parse(newsroom.Settings["Mail:Port"]!, CultureInfo.InvariantCulture), SecureSocketOptions.None, TestContext.Current.CancellationToken);

        using var mail = new MimeMessage([new MailboxAddress("", "monitor@example.org")], [new MailboxAddress("", "desk@example.org")], "Over the wire", new TextPart("plain") { Text = "Hello" });
        await client.SendAsync(mail, TestContext.Current.CancellationToken);

        Assert.Equal(("Over the wire", "desk@example.org"), (newsroom.Capture.Captured[0].Subject, newsroom.Capture.Captured[0].Recipients[0]));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static byte[] Mail(string subject)
    {
        using var mail = new MimeMessage { MessageId = "d1@monitor.example", Subject = subject, Body = new BodyBuilder { TextBody = "Hello", HtmlBody = "<p>Hello</p>" }.ToMessageBody() };
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    private string Signature(string id, byte[] body)
    {
        var key = Convert.FromBase64String(DemoConfiguration.WebhookSecret["whsec_".Length..]);
        var signed = (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{clock.GetUtcNow().ToUnixTimeSeconds()}."), .. body];
        return "v1,c29tZXRoaW5nIGVsc2U= v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }

    private async Task<HttpStatusCode> PostAsync(DemoNewsroom newsroom, string signature, TimeSpan earlier = default)
    {
        using var client = new HttpClient();
        using var content = new ByteArrayContent(Body);
        content.Headers.Add("webhook-id", "msg-1");
        content.Headers.Add("webhook-timestamp", (clock.GetUtcNow() - earlier).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        content.Headers.Add("webhook-signature", signature);
        var answer = await client.PostAsync(new Uri(newsroom.Site, "hooks/desk"), content, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
