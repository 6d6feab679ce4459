using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Http;
using NewsMonitor.Storage;

namespace NewsMonitor.Tests.Http;

public sealed class HostPolitenessTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Requests_to_one_host_start_apart_and_two_at_most_are_open()
    {
        var clock = new FakeTimeProvider(Now);
        var politeness = Polite(clock);
        var url = new Uri("https://n.example/feed");

        var first = await politeness.EnterAsync(url, CancellationToken.None);
        first.Begin();
        var entering = politeness.EnterAsync(url, CancellationToken.None);
        Assert.False(entering.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));
        var second = await entering;
        second.Begin();
        var third = politeness.EnterAsync(url, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.False(third.IsCompleted);
        first.Dispose();

        (await third).Dispose();
    }

    [Fact]
    public async Task Starts_are_apart_by_when_they_really_were()
    {
        var clock = new FakeTimeProvider(Now);
        var politeness = Polite(clock);
        var url = new Uri("https://n.example/feed");

        var late = await politeness.EnterAsync(url, CancellationToken.None);
        var next = politeness.EnterAsync(url, CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(next.IsCompleted);
        late.Begin();
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));

        (await next).Dispose();
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_nothing_with_him()
    {
        var clock = new FakeTimeProvider(Now);
        var politeness = Polite(clock);
        var url = new Uri("https://n.example/feed");
        (await politeness.EnterAsync(url, CancellationToken.None)).Begin();
        using var patience = new CancellationTokenSource();
        var waiting = politeness.EnterAsync(url, patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.True(politeness.EnterAsync(url, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Another_host_and_one_of_our_own_do_not_wait()
    {
        var politeness = Polite(new FakeTimeProvider(Now));

        foreach (var url in new[] { "https://a.example/", "https://b.example/", "http://127.0.0.1:81/", "http://127.0.0.1:81/" })
        {
            var entering = politeness.EnterAsync(new(url), CancellationToken.None);
            Assert.True(entering.IsCompletedSuccessfully);
            (await entering).Begin();
        }
    }

    [Fact]
    public void A_hold_is_shared_by_all_feeds_of_the_host_and_ends()
    {
        var clock = new FakeTimeProvider(Now);
        var politeness = Polite(clock);

        politeness.HoldOff(new("https://n.example/a"), Now.AddMinutes(10));
        politeness.HoldOff(new("https://n.example/b"), Now.AddMinutes(5));

        Assert.Equal(Now.AddMinutes(10), politeness.HeldUntil(new("https://N.example/c")));
        Assert.Null(politeness.HeldUntil(new("https://other.example/")));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(politeness.HeldUntil(new("https://n.example/c")));
    }

    [Fact]
    public async Task Instances_that_ask_at_once_get_slots_apart()
    {
        var account = await azurite.NewAccountAsync();
        var clock = new FakeTimeProvider(Now);

        var starts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            new TableHostSlots(account, clock).ReserveAsync("n.example", TimeSpan.FromSeconds(5), DateTimeOffset.MaxValue, CancellationToken.None)));

        Assert.Equal(Enumerable.Range(0, 6).Select(i => Now.AddSeconds(5 * i)), starts.Select(start => start!.Value).Order());
        Assert.Equal([new HostRecord("n.example", 6, null)], await new TableHostSlots(account, clock).ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_held_host_has_no_slot_before_its_hold_ends_for_any_instance()
    {
        var account = await azurite.NewAccountAsync();
        var clock = new FakeTimeProvider(Now);
        await new TableHostSlots(account, clock).HoldAsync("n.example:8080", Now.AddHours(1), CancellationToken.None);
        await new TableHostSlots(account, clock).HoldAsync("n.example:8080", Now.AddMinutes(1), CancellationToken.None);
        var slots = new TableHostSlots(account, clock);

        Assert.Null(await slots.ReserveAsync("n.example:8080", TimeSpan.FromSeconds(5), Now.AddMinutes(2), CancellationToken.None));
        Assert.Equal(Now.AddHours(1), await slots.ReserveAsync("n.example:8080", TimeSpan.FromSeconds(5), DateTimeOffset.MaxValue, CancellationToken.None));
        Assert.Equal(Now.AddHours(1), (await slots.HoldsAsync(CancellationToken.None))["n.example:8080"]);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await slots.HoldsAsync(CancellationToken.None));
    }

    private static HostPoliteness Polite(TimeProvider clock) => new(Options.Create(new HttpOptions { PrivateHosts = ["127.0.0.1:81"] }), clock);
}
