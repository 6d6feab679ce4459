using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Digests;
using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Digests;

public sealed class DigestSenderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Stories_of_one_window_travel_in_one_digest_and_the_books_say_so()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk"));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));
        await world.PublishAsync(SampleStories.Of(1, world.Clock.GetUtcNow()));

        await world.RunAsync();

        var post = Assert.Single(world.Received.Posts);
        using var body = JsonDocument.Parse(post.Body);
        Assert.Equal(2, body.RootElement.GetProperty("data").GetProperty("events").GetArrayLength());
        Assert.All(await BookingsAsync(world), b => Assert.Equal((BookingState.Sent, "20260601T121000Z"), (b.State, b.Digest![..16])));
    }

    [Fact]
    public async Task A_story_goes_to_each_subscription_that_wants_it_and_to_no_other()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(
            world.Hook("all"), world.Hook("spanish", ", \"languages\": [\"es\"]"), world.Hook("other-topic", ", \"topics\": [\"migration\"]"),
            world.Hook("urgent", ", \"urgencyFloor\": \"critical\""), world.Hook("sure", ", \"minimumScore\": 0.95"), world.Hook("outlet", ", \"sources\": [\"outlet 0\"]"));

        var booked = await world.Get<IAlertOutbox>().BookAsync(SampleStories.Of(0, world.Clock.GetUtcNow()), CancellationToken.None);

        Assert.Equal(2, booked);
        Assert.NotEmpty(await PendingAsync(world, "all"));
        Assert.NotEmpty(await PendingAsync(world, "outlet"));
    }

    [Fact]
    public async Task What_a_first_poll_found_old_is_not_booked()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk"));

        Assert.Equal(0, await world.Get<IAlertOutbox>().BookAsync(SampleStories.Of(0, world.Clock.GetUtcNow()) with { MayAlert = false }, CancellationToken.None));
    }

    [Fact]
    public async Task The_same_request_ten_times_over_sends_once()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk"));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));
        for (var i = 0; i < 9; i++)
            world.Queue.Put(world.Queue.Waiting[0].Body, TimeSpan.FromMinutes(9));

        await world.RunAsync();

        Assert.Single(world.Received.Posts);
    }

    [Fact]
    public async Task Two_senders_at_once_send_once()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk"));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));
        world.Received.Answer = (_, _) => Task.Delay(200);
        var message = world.Queue.Waiting[0];
        world.Queue.Delete(message);
        world.Clock.Advance(TimeSpan.FromMinutes(9));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Get<DigestSender>().HandleAsync(message.Body, CancellationToken.None)));
        await world.RunAsync();

        Assert.Single(world.Received.Posts);
    }

    [Fact]
    public async Task Two_extractors_at_once_book_once_and_the_books_balance()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk"), world.Hook("other"));
        var story = SampleStories.Of(0, world.Clock.GetUtcNow());

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => world.Get<IAlertOutbox>().BookAsync(story, CancellationToken.None))));
        await world.Get<IStoryStore>().SaveAsync(story, CancellationToken.None);
        await world.RunAsync();

        Assert.Equal(2, world.Received.Posts.Count);
        Assert.Equal(2, world.Received.Posts.Select(p => p.Id).Distinct().Count());
        Assert.All(await world.Get<IOutbox>().BookedSinceAsync(DateTimeOffset.UnixEpoch.AddYears(1), CancellationToken.None), b => Assert.Equal(BookingState.Sent, b.State));
    }

    [Fact]
    public async Task A_subscription_that_was_removed_keeps_its_bookings_for_when_it_comes_back()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk"));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));
        await world.SubscribeAsync(world.Hook("other"));
        await world.RunAsync();

        Assert.Empty(world.Received.Posts);
        Assert.Equal(BookingState.Pending, Assert.Single(await world.Get<IOutbox>().BookedSinceAsync(DateTimeOffset.UnixEpoch.AddYears(1), CancellationToken.None)).State);

        await world.SubscribeAsync(world.Hook("desk"));
        await world.SweepAfterAsync(TimeSpan.FromMinutes(30));

        Assert.Single(world.Received.Posts);
    }

    [Fact]
    public async Task A_claim_holds_until_its_holder_is_known_to_be_dead_and_what_it_left_is_told_to_the_next()
    {
        await using var world = await StartAsync();
        var (outbox, now) = (world.Get<IOutbox>(), world.Clock.GetUtcNow());
        await outbox.EndClaimAsync("desk", CancellationToken.None);
        var first = await outbox.ClaimAsync("desk", "digest-1", now, now.AddMinutes(6), CancellationToken.None);
        Assert.Null(await outbox.ClaimAsync("desk", "digest-2", now.AddMinutes(1), now.AddMinutes(7), CancellationToken.None));

        await outbox.EndClaimAsync("desk", CancellationToken.None);
        var second = await outbox.ClaimAsync("desk", "digest-2", now.AddMinutes(1), now.AddMinutes(7), CancellationToken.None);

        Assert.Equal("digest-1", second?.Interrupted);

        // The dead may yet wake up: their release takes nothing from the new holder.
        await outbox.ReleaseAsync(first!, finished: true, CancellationToken.None);
        Assert.Null(await outbox.ClaimAsync("desk", "digest-3", now.AddMinutes(2), now.AddMinutes(8), CancellationToken.None));
    }

    [Fact]
    public async Task What_comes_too_early_is_put_back_until_its_slot()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk"));
        var slot = world.Clock.GetUtcNow().AddDays(9);

        await world.Get<DigestSender>().HandleAsync(Message(new("desk", slot)), CancellationToken.None);

        Assert.Equal(slot, Assert.Single(world.Queue.Waiting).VisibleAt);
    }

    [Fact]
    public async Task A_late_booking_goes_with_the_next_slot()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk"));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));
        await world.RunAsync();
        var slot = (await BookingsAsync(world)).Single().Slot;
        var late = SampleStories.Of(1, world.Clock.GetUtcNow());
        await world.PublishAsync(late);
        await world.Get<IOutbox>().SaveAsync([(await PendingAsync(world, "desk")).Single() with { Slot = slot }], CancellationToken.None);
        world.Queue.Delete(world.Queue.Waiting[0]);

        world.Queue.Put(Message(new("desk", slot)));
        await world.RunAsync();

        Assert.Equal(2, world.Received.Posts.Select(p => p.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_request_that_got_lost_is_made_up_for_by_the_sweep()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk"));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));
        world.Queue.Delete(world.Queue.Waiting[0]);
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(1, await world.Get<DigestClock>().SweepAsync(CancellationToken.None));
        await world.RunAsync();

        Assert.Single(world.Received.Posts);
        Assert.Equal(0, await world.Get<DigestClock>().SweepAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("silent", 0)]
    [InlineData("note", 1)]
    public async Task An_empty_slot_is_silent_or_says_that_there_was_nothing(string whenEmpty, int messages)
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(
            $$"""
            { "id": "desk", "channel": "email", "recipients": ["ana@example.org"], "cadence": { "kind": "daily", "at": ["07:00"] },
              "timeZone": "America/Bogota", "whenEmpty": "{{whenEmpty}}" }
            """);
        world.Clock.Advance(TimeSpan.FromMinutes(4));

        for (var sweeps = 0; sweeps < 4; sweeps++)
        {
            await world.Get<DigestClock>().SweepAsync(CancellationToken.None);
            await world.RunAsync(TimeSpan.Zero);
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(messages, world.Received.Mails.Count);
        Assert.All(world.Received.Mails, m => Assert.Contains("Nothing new matched this subscription", m.Mail.TextBody, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quiet_hours_hold_a_routine_story_and_let_a_critical_one_through()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk", ", \"quietHours\": { \"from\": \"06:00\", \"to\": \"09:00\" }"));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow(), Urgency.Routine));
        await world.PublishAsync(SampleStories.Of(1, world.Clock.GetUtcNow(), Urgency.Critical));

        await world.RunAsync(TimeSpan.FromMinutes(30));
        Assert.Contains("Arancel", Assert.Single(world.Received.Posts).Body, StringComparison.Ordinal);

        await world.RunAsync(TimeSpan.FromHours(3));
        Assert.Equal(2, world.Received.Posts.Count);
        Assert.Equal(new TimeSpan(14, 0, 0), world.Clock.GetUtcNow().TimeOfDay);
    }

    [Fact]
    public async Task A_paused_subscription_waits_and_loses_nothing()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk", ", \"paused\": true"));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));
        await world.RunAsync();
        Assert.Empty(world.Received.Posts);

        await world.SubscribeAsync(world.Hook("desk"));
        await world.SweepAfterAsync(TimeSpan.FromMinutes(30));

        Assert.Single(world.Received.Posts);
    }

    [Fact]
    public async Task A_message_that_is_no_request_ends_in_poison_with_its_reason()
    {
        await using var world = await StartAsync();
        world.Queue.Put("{ \"subscription\": 12 }");

        await world.RunAsync();

        Assert.IsType<FormatException>(Assert.Single(world.Queue.Poison).Reason);
    }

    [Fact]
    public async Task A_digest_that_failed_for_good_is_set_aside_with_its_reason_and_can_be_sent_again()
    {
        await using var world = await StartAsync();
        await world.SubscribeAsync(world.Hook("desk"));
        await world.PublishAsync(SampleStories.Of(0, world.Clock.GetUtcNow()));
        world.Received.Answer = (context, _) => Respond(context, 400);
        await world.RunAsync();
        var poison = Assert.Single(await world.Get<IPoisonQueues>().ListAsync(CancellationToken.None));
        Assert.Contains("answered 400", poison.Reason, StringComparison.Ordinal);
        Assert.Equal(BookingState.Failed, (await BookingsAsync(world)).Single().State);

        world.Received.Answer = (_, _) => Task.CompletedTask;
        Assert.Equal(1, await world.Get<IPoisonQueues>().RedriveAsync(null, CancellationToken.None));
        world.Queue.Put(Message(JsonSerializer.Deserialize(poison.Body, NewsMonitorJson.Default.DigestRequest)! with { Again = true }));
        await world.RunAsync();

        Assert.Equal(2, world.Received.Posts.Count);
        Assert.Single(world.Received.Posts.Select(p => (p.Id, p.Body)).Distinct());
        Assert.Equal(BookingState.Sent, (await BookingsAsync(world)).Single().State);
        Assert.Empty(await world.Get<IPoisonQueues>().ListAsync(CancellationToken.None));
    }

    internal static async Task Respond(HttpContext context, int status, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.CompleteAsync();
    }

    private async Task<DigestWorld> StartAsync() => await DigestWorld.StartAsync(await azurite.NewAccountAsync());

    private static string Message(DigestRequest request) => JsonSerializer.Serialize(request, NewsMonitorJson.Default.DigestRequest);

    private static Task<IReadOnlyList<Booking>> BookingsAsync(DigestWorld world) =>
        world.Get<IOutbox>().SettledSinceAsync("desk", DateTimeOffset.UnixEpoch.AddYears(1), CancellationToken.None);

    private static Task<IReadOnlyList<Booking>> PendingAsync(DigestWorld world, string subscription) =>
        world.Get<IOutbox>().PendingAsync(subscription, world.Clock.GetUtcNow().AddDays(10), 100, CancellationToken.None);
}
