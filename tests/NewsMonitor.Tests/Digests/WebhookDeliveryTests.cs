using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Webhooks;

namespace NewsMonitor.Tests.Digests;

public sealed class WebhookDeliveryTests(AzuriteFixture azurite)
{
    // Made once with the npm package standardwebhooks 1.1.1.
    [Fact]
    public void The_signature_is_the_one_that_the_reference_implementation_makes()
    {
        var headers = WebhookSignature.Headers(
            "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), "{\"test\": 2432232314}"u8,
            ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", headers.Single(h => h.Key == "webhook-signature").Value);
    }

    [Theory]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("not base64 at all!")]
    public void A_secret_that_is_none_is_refused(string secret) => Assert.Throws<FormatException>(() => WebhookSignature.KeyOf(secret));

    [Fact]
    public async Task A_receiver_can_check_who_sent_it_with_the_old_secret_and_with_the_new()
    {
        const string Old = "whsec_b2xkLXNlY3JldC1vZi10aGUtbG9vcGJhY2stdGVzdA==";
        await using var world = await DigestWorld.StartAsync(
            await azurite.NewAccountAsync(), settings: new Dictionary<string, string?> { ["OldSecret"] = Old });
        await world.SubscribeAsync(world.Hook("desk").Replace("[\"HookSecret\"]", "[\"HookSecret\", \"OldSecret\"]", StringComparison.Ordinal));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));

        await world.RunAsync();

        var (id, body, headers) = Assert.Single(world.Received.Posts);
        var signed = Encoding.UTF8.GetBytes($"{id}.{headers["webhook-timestamp"]}.{body}");
        Assert.Equal(
            string.Join(' ', new[] { DigestWorld.Secret, Old }.Select(s => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(s[6..]), signed))}")),
            headers["webhook-signature"]);
        Assert.DoesNotContain(".", id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "7200", 120)]
    [InlineData(429, "date", 120)]
    [InlineData(503, "7200", 120)]
    [InlineData(429, null, 0.5)]
    [InlineData(500, null, 0.5)]
    [InlineData(502, null, 0.5)]
    public async Task What_may_pass_is_tried_again_with_the_same_bytes_under_the_same_id(int status, string? retryAfter, double minutes)
    {
        await using var world = await StartAsync();
        DateTimeOffset? first = null;
        world.Received.Answer = (context, count) =>
        {
            if (count > 1)
                return Task.CompletedTask;
            first = world.Clock.GetUtcNow();
            var value = retryAfter == "date" ? TimeProvider.System.GetUtcNow().AddHours(2).AddSeconds(30).ToString("r", CultureInfo.InvariantCulture) : retryAfter;
            return DigestSenderTests.Respond(context, status, value);
        };

        await world.RunAsync(TimeSpan.FromHours(4));

        Assert.Equal(2, world.Received.Posts.Count);
        Assert.Single(world.Received.Posts.Select(p => (p.Id, p.Body)).Distinct());
        Assert.Equal(2, world.Received.Posts.Select(p => p.Headers["webhook-timestamp"]).Distinct().Count());
        Assert.InRange(world.Clock.GetUtcNow() - first!.Value, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes * 1.2 + 1));
        Assert.Equal(DigestStatus.Delivered, (await DigestAsync(world)).Status);
    }

    [Theory]
    [InlineData("answers after we gave up")]
    [InlineData("never answers")]
    [InlineData("hangs up")]
    public async Task A_receiver_that_is_too_slow_gets_the_same_again(string manner)
    {
        await using var world = await StartAsync();
        world.Received.Answer = async (context, count) =>
        {
            if (count > 1)
                return;
            if (manner == "hangs up")
                context.Abort();
            else
                await Task.Delay(manner == "never answers" ? TimeSpan.FromSeconds(30) : TimeSpan.FromSeconds(1.5), manner == "never answers" ? context.RequestAborted : default);
        };

        await world.RunAsync();

        Assert.Equal(2, world.Received.Posts.Count);
        Assert.Single(world.Received.Posts.Select(p => (p.Id, p.Body)).Distinct());
        Assert.Equal([OutcomeKind.Temporary, OutcomeKind.Delivered], (await DigestAsync(world)).Deliveries.Single().Attempts.Select(a => a.Outcome.Kind));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task What_will_not_pass_is_tried_once(int status)
    {
        await using var world = await StartAsync();
        world.Received.Answer = (context, _) =>
        {
            context.Response.Headers.Location = world.WebhookUrl.AbsoluteUri;
            return DigestSenderTests.Respond(context, status);
        };

        await world.RunAsync(TimeSpan.FromDays(5));

        Assert.Single(world.Received.Posts);
        Assert.Equal(DigestStatus.Failed, (await DigestAsync(world)).Status);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_disables_the_subscription_and_that_is_said()
    {
        await using var world = await StartAsync();
        world.Received.Answer = (context, _) => DigestSenderTests.Respond(context, 410);
        await world.RunAsync();

        await world.PublishAsync(SampleStories.Of(1, world.Clock.GetUtcNow()));
        await world.RunAsync();

        Assert.Single(world.Received.Posts);
        var state = await world.Get<ISubscriptionStates>().ReadAsync("desk", CancellationToken.None);
        Assert.Contains("answered 410", state.Disabled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_lost_on_a_receiver_that_was_gone_and_came_back()
    {
        await using var world = await StartAsync();
        world.Received.Answer = (context, _) => DigestSenderTests.Respond(context, 410);
        await world.RunAsync();
        await world.PublishAsync(SampleStories.Of(1, world.Clock.GetUtcNow()));
        await world.RunAsync();

        world.Received.Answer = (_, _) => Task.CompletedTask;
        var poison = Assert.Single(await world.Get<IPoisonQueues>().ListAsync(CancellationToken.None));
        world.Queue.Put(JsonSerializer.Serialize(
            JsonSerializer.Deserialize(poison.Body, NewsMonitorJson.Default.DigestRequest)! with { Again = true }, NewsMonitorJson.Default.DigestRequest));
        await world.RunAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.Get<DigestClock>().SweepAsync(CancellationToken.None);
        await world.RunAsync();

        Assert.Null((await world.Get<ISubscriptionStates>().ReadAsync("desk", CancellationToken.None)).Disabled);
        Assert.Equal(3, world.Received.Posts.Count);
        Assert.Contains("Arancel", world.Received.Posts.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_waits_when_its_receiver_goes_is_set_aside_with_the_reason()
    {
        await using var world = await StartAsync();
        world.Received.Answer = (context, _) => DigestSenderTests.Respond(context, 503);
        await world.RunAsync(TimeSpan.FromMinutes(10));
        await world.Get<ISubscriptionStates>().ChangeAsync("desk", s => s with { Disabled = "the receiver answered 410" }, CancellationToken.None);

        await world.RunAsync(TimeSpan.FromDays(1));

        Assert.Equal(DigestStatus.Failed, (await DigestAsync(world)).Status);
        Assert.Single(await world.Get<IPoisonQueues>().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_receiver_that_never_recovers_is_tried_for_days_and_then_given_up_visibly()
    {
        await using var world = await StartAsync();
        world.Received.Answer = (context, _) => DigestSenderTests.Respond(context, 500);
        var start = world.Clock.GetUtcNow();

        await world.RunAsync(TimeSpan.FromDays(7));

        Assert.Equal(10, world.Received.Posts.Count);
        Assert.Single(world.Received.Posts.Select(p => (p.Id, p.Body)).Distinct());
        Assert.InRange(world.Clock.GetUtcNow() - start, TimeSpan.FromDays(3), TimeSpan.FromDays(4));
        Assert.Single(await world.Get<IPoisonQueues>().ListAsync(CancellationToken.None));
        Assert.Equal(10, (await DigestAsync(world)).Deliveries.Single().Attempts.Count);
    }

    [Fact]
    public async Task The_address_is_never_written_down()
    {
        await using var world = await StartAsync();
        world.Received.Answer = (context, _) => DigestSenderTests.Respond(context, 500);

        await world.RunAsync();

        var attempts = (await DigestAsync(world)).Deliveries.Single().Attempts;
        Assert.All(attempts, a => Assert.DoesNotContain("secret-path", a.Outcome.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_inside_is_refused_whatever_its_name()
    {
        await using var world = await StartAsync(("Http:PrivateHosts:0", "elsewhere.example"));

        await world.RunAsync();

        Assert.Empty(world.Received.Posts);
        Assert.Equal(DigestStatus.Failed, (await DigestAsync(world)).Status);
    }

    [Fact]
    public async Task A_setting_that_is_missing_is_waited_for()
    {
        await using var world = await StartAsync(("HookSecret", null));

        await world.RunAsync();

        var digest = await DigestAsync(world);
        Assert.Equal(DigestStatus.Sending, digest.Status);
        Assert.Contains("HookSecret", digest.Deliveries.Single().Attempts[0].Outcome.Reason, StringComparison.Ordinal);
    }

    private async Task<DigestWorld> StartAsync(params (string Name, string? Value)[] settings)
    {
        var world = await DigestWorld.StartAsync(await azurite.NewAccountAsync(), settings: settings.ToDictionary(s => s.Name, s => s.Value));
        await world.SubscribeAsync(world.Hook("desk"));
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
