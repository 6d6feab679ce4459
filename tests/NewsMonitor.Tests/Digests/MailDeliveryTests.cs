using System.Text;
using Microsoft.AspNetCore.Http;
using MimeKit;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Links;
using NewsMonitor.Feeds;
using NewsMonitor.Local.Demo;
using NewsMonitor.Tests.Http;

namespace NewsMonitor.Tests.Digests;

public sealed class MailDeliveryTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_mail_carries_everything_that_mail_programs_ask_of_a_list()
    {
        await using var world = await StartAsync("ana@example.org");

        await world.RunAsync();

        var mail = Assert.Single(world.Received.Mails).Mail;
        Assert.Matches(@"^20260601T121000Z-[0-9a-f]{12}\.[0-9a-f]{12}@news\.example$", mail.MessageId);
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 12, 10, 0, TimeSpan.Zero), mail.Date);
        Assert.Equal("<desk.digests.news.example>", mail.Headers["List-Id"]);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("All", mail.Headers["X-Auto-Response-Suppress"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.StartsWith("<https://monitor.example/unsubscribe?t=", mail.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.EndsWith("<mailto:stop@news.example?subject=unsubscribe%20desk>", mail.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        var parts = Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Equal(["text/plain", "text/html"], parts.Select(p => p.ContentType.MimeType));
        Assert.DoesNotContain(".invalid", mail.HtmlBody + mail.TextBody, StringComparison.Ordinal);

        var link = mail.Headers["List-Unsubscribe"]!.Split('>')[0].TrimStart('<');
        Assert.True(world.Get<LinkTokens>().TryRead(link[(link.IndexOf("t=", StringComparison.Ordinal) + 2)..], out var right));
        Assert.Equal(new LinkRight(LinkAction.Unsubscribe, "desk", "ana@example.org"), right);
        Assert.Contains(link, mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_is_threaded_under_the_mail_that_told_of_the_event_first()
    {
        await using var world = await DigestWorld.StartAsync(await azurite.NewAccountAsync());
        await world.SubscribeAsync(DigestWorld.Mail("desk", "", "ana@example.org", "ben@example.org"));
        var first = await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));
        await world.RunAsync();

        await world.PublishAsync(first with { Id = new("00000000000000000000000000000099"), SourceKind = SourceKind.Official, Outlet = "Office of the Press Secretary" });
        await world.RunAsync();

        foreach (var reader in world.Received.Mails.GroupBy(m => m.Mail.To.ToString()))
        {
            var (earlier, update) = (reader.First().Mail, reader.Last().Mail);
            Assert.Equal((earlier.MessageId, earlier.MessageId), (update.InReplyTo, Assert.Single(update.References)));
            Assert.StartsWith("Update: ", update.Subject, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_bad_address_neither_blocks_nor_repeats_the_others()
    {
        await using var world = await StartAsync("ana@example.org", "nobody@example.org", "busy@example.org", "ben@example.org");
        var busy = 0;
        world.Received.Manners = line => line switch
        {
            _ when line.Contains("nobody@", StringComparison.Ordinal) => "550 5.1.1 no such user",
            _ when line.Contains("busy@", StringComparison.Ordinal) && busy++ == 0 => "450 4.2.1 try later",
            _ => null,
        };

        await world.RunAsync();

        Assert.Equal(["ana@example.org", "ben@example.org", "busy@example.org"], world.Received.Mails.Select(m => m.Mail.To.ToString()).Order());
        var digest = await DigestAsync(world);
        Assert.Equal(DigestStatus.PartlyDelivered, digest.Status);
        Assert.Equal([1, 1, 2, 1], digest.Deliveries.Select(d => d.Attempts.Count));
        Assert.Contains("550: 5.1.1 no such user", digest.Deliveries[1].Attempts[0].Outcome.Reason, StringComparison.Ordinal);
        Assert.Contains("nobody@example.org", Assert.Single(await world.Get<IPoisonQueues>().ListAsync(CancellationToken.None)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "421 4.3.2 shutting down")]
    [InlineData("MAIL", "451 4.7.1 greylisted")]
    [InlineData("RCPT", "450 4.2.1 mailbox busy")]
    [InlineData("DATA", "451 4.3.0 no room")]
    [InlineData(".", "452 4.3.1 disk full")]
    [InlineData("", SmtpCapture.HangUp)]
    [InlineData("RCPT", SmtpCapture.HangUp)]
    [InlineData("", SmtpCapture.Stall)]
    [InlineData("DATA", SmtpCapture.Stall)]
    public async Task What_may_pass_is_tried_again(string at, string answer)
    {
        await using var world = await StartAsync("ana@example.org");
        var failed = 0;
        world.Received.Manners = line => At(line, at) && failed++ == 0 ? answer : null;

        await world.RunAsync();

        Assert.Single(world.Received.Mails);
        var delivery = (await DigestAsync(world)).Deliveries.Single();
        Assert.Equal([OutcomeKind.Temporary, OutcomeKind.Delivered], delivery.Attempts.Select(a => a.Outcome.Kind));
    }

    [Theory]
    [InlineData("MAIL", "550 5.7.1 sender refused")]
    [InlineData("RCPT", "553 5.1.3 bad address")]
    [InlineData(".", "552 5.3.4 too big")]
    [InlineData(".", "554 5.7.1 spam")]
    public async Task What_will_not_pass_is_tried_once(string at, string answer)
    {
        await using var world = await StartAsync("ana@example.org");
        world.Received.Manners = line => At(line, at) ? answer : null;

        await world.RunAsync(TimeSpan.FromDays(5));

        Assert.Single((await DigestAsync(world)).Deliveries.Single().Attempts);
        Assert.Equal(DigestStatus.Failed, (await DigestAsync(world)).Status);
    }

    [Fact]
    public async Task A_server_that_takes_the_mail_and_hangs_up_gets_the_same_bytes_again()
    {
        await using var world = await StartAsync("ana@example.org");
        var failed = 0;
        world.Received.Manners = line => line == "." && failed++ == 0 ? SmtpCapture.HangUp : null;

        await world.RunAsync();

        Assert.Equal(2, world.Received.Mails.Count);
        Assert.Single(world.Received.Mails.Select(m => Encoding.Latin1.GetString(m.Raw)).Distinct());
    }

    [Fact]
    public async Task A_server_that_hangs_up_on_everyone_costs_three_tries_and_not_one_for_each_reader()
    {
        await using var world = await StartAsync([.. Enumerable.Range(0, 20).Select(i => $"reader{i}@example.org")]);
        var greetings = 0;
        world.Received.Manners = line => line.Length == 0 && greetings++ < 3 ? SmtpCapture.HangUp : null;

        await world.RunAsync();

        Assert.Equal(4, greetings);
        Assert.Equal(20, world.Received.Mails.Count);
    }

    [Fact]
    public async Task Encryption_that_is_asked_for_and_not_offered_means_no_mail()
    {
        await using var world = await StartAsync([("Mail:Security", "StartTls")], "ana@example.org");

        await world.RunAsync();

        Assert.Empty(world.Received.Mails);
        Assert.Equal(OutcomeKind.Temporary, (await DigestAsync(world)).Deliveries.Single().Attempts[0].Outcome.Kind);
    }

    [Fact]
    public async Task A_password_is_given_where_there_is_one()
    {
        await using var world = await StartAsync([("Mail:User", "monitor"), ("Mail:Password", "p")], "ana@example.org");
        var lines = new List<string>();
        world.Received.Manners = line =>
        {
            lines.Add(line);
            return null;
        };

        await world.RunAsync();

        Assert.Contains(lines, l => l == $"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes("\0monitor\0p"))}");
    }

    [Fact]
    public async Task A_token_is_fetched_once_and_given_where_OAuth_is_set_up()
    {
        var asked = 0;
        await using var issuer = await LoopbackServer.StartAsync(async context =>
        {
            asked++;
            var form = await context.Request.ReadFormAsync();
            Assert.Equal(("client_credentials", "me", "s", "mail"), (form["grant_type"].ToString(), form["client_id"].ToString(), form["client_secret"].ToString(), form["scope"].ToString()));
            await context.Response.WriteAsync("{\"access_token\":\"the-token\",\"expires_in\":3600}");
        });
        await using var world = await StartAsync(
            [
                ("Mail:User", "monitor@news.example"), ("Mail:OAuth:TokenUrl", issuer.At("token").AbsoluteUri), ("Mail:OAuth:ClientId", "me"),
                ("Mail:OAuth:ClientSecret", "s"), ("Mail:OAuth:Scope", "mail"), ("Http:PrivateHosts:1", issuer.Host),
            ],
            "ana@example.org");
        var logins = new List<string>();
        world.Received.Manners = line =>
        {
            if (line.StartsWith("AUTH XOAUTH2 ", StringComparison.Ordinal))
                logins.Add(Encoding.UTF8.GetString(Convert.FromBase64String(line["AUTH XOAUTH2 ".Length..])));
            return null;
        };

        await world.RunAsync();
        await world.PublishAsync(SampleStories.Of(1, world.Clock.GetUtcNow()));
        await world.RunAsync();

        Assert.Equal(2, logins.Count);
        Assert.All(logins, l => Assert.Equal("user=monitor@news.example\u0001auth=Bearer the-token\u0001\u0001", l));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Who_unsubscribed_gets_nothing_more_not_even_what_waits_to_be_tried_again()
    {
        await using var world = await StartAsync("ana@example.org", "ben@example.org");
        world.Received.Manners = line => line.Contains("RCPT TO:<ana@", StringComparison.Ordinal) ? "450 4.2.1 later" : null;
        await world.RunAsync(TimeSpan.FromMinutes(9));

        await world.Get<ISubscriptionStates>().ChangeAsync("desk", s => s with { Unsubscribed = ["ANA@example.org"] }, CancellationToken.None);
        world.Received.Manners = _ => null;
        await world.PublishAsync(SampleStories.Of(1, world.Clock.GetUtcNow()));
        await world.RunAsync();

        Assert.All(world.Received.Mails, m => Assert.Equal("ben@example.org", m.Mail.To.ToString()));
        Assert.Equal(2, world.Received.Mails.Count);
    }

    private static bool At(string line, string verb) => verb.Length == 0 ? line.Length == 0 : line.StartsWith(verb, StringComparison.Ordinal);

    private Task<DigestWorld> StartAsync(params string[] recipients) => StartAsync([], recipients);

    private async Task<DigestWorld> StartAsync((string Name, string? Value)[] settings, params string[] recipients)
    {
        var all = settings.Append(("Mail:UnsubscribeAddress", "stop@news.example")).ToDictionary(s => s.Item1, s => s.Item2);
        var world = await DigestWorld.StartAsync(await azurite.NewAccountAsync(), settings: all);
        await world.SubscribeAsync(DigestWorld.Mail("desk", "", recipients));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));
        return world;
    }

    private static async Task<FrozenDigest> DigestAsync(DigestWorld world)
    {
        var store = world.Get<IDigestStore>();
        var id = Assert.Single(await store.NewestAsync("desk", 10, CancellationToken.None));
        return (await store.FindAsync("desk", id, CancellationToken.None))!.Digest;
    }
}
