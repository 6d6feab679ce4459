using System.Text;
using NewsMonitor.Digests;
using NewsMonitor.Storage;
using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Digests;

/// <summary>Kills the process at each of its calls in turn, before the call and after it, and looks at what arrived in the end.</summary>
public sealed class DigestFaultTests(AzuriteFixture azurite)
{
    private const int MostCalls = 120;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Wherever_it_dies_every_story_arrives_and_no_digest_has_two_faces(bool byMail, bool afterTheCall)
    {
        var connection = await azurite.NewConnectionStringAsync();
        await StorageAccount.FromConnectionString(connection).CreateMissingAsync(CancellationToken.None);
        var indices = 0;
        for (var died = true; died; indices++)
        {
            var faults = new FaultLine();
            await using var world = await DigestWorld.StartAsync(faults.Through(connection), faults);
            var id = $"desk-{indices}";
            await world.SubscribeAsync(byMail ? DigestWorld.Mail(id, "", "ana@example.org", "ben@example.org") : world.Hook(id));

            died = await DieOnceAsync(world, faults, faults.Calls + indices + 1, afterTheCall);

            await AssertDeliveredAsync(world, id, byMail);
            Assert.True(indices < MostCalls, "The sender makes more calls than expected.");
        }

        Assert.InRange(indices, 20, MostCalls);
    }

    // Two stories in one slot, then one in the next: what was taken up by the first digest must not be taken up by the second.
    private static async Task<bool> DieOnceAsync(DigestWorld world, FaultLine faults, int at, bool afterTheCall)
    {
        (faults.DiesAt, faults.AfterTheCall) = (at, afterTheCall);
        foreach (var sample in (int[])[0, 1])
            await PublishAsync(world, faults, sample);
        world.Clock.Advance(TimeSpan.FromMinutes(9));
        await PublishAsync(world, faults, 2);
        await world.RunAsync(afterFailure: faults.Revive);

        // The timer's safety net.
        for (var sweeps = 0; sweeps < 3; sweeps++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(20));
            await RetryAsync(faults, () => world.Get<DigestClock>().SweepAsync(CancellationToken.None));
            await world.RunAsync(afterFailure: faults.Revive);
        }

        faults.DiesAt = null;
        return faults.Died;
    }

    private static Task PublishAsync(DigestWorld world, FaultLine faults, int sample)
    {
        var story = SampleStories.Of(sample, world.Clock.GetUtcNow());
        return RetryAsync(faults, () => world.PublishAsync(story));
    }

    // The blob trigger and the timer come again as well.
    private static async Task RetryAsync(FaultLine faults, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (KilledException)
        {
            faults.Revive();
            await act();
        }
    }

    private static async Task AssertDeliveredAsync(DigestWorld world, string subscription, bool byMail)
    {
        var messages = byMail
            ? world.Received.Mails.Select(m => (m.Id, Bytes: Encoding.Latin1.GetString(m.Raw), Text: m.Mail.TextBody!, To: m.Mail.To.ToString())).ToList()
            : world.Received.Posts.Select(p => (p.Id, Bytes: p.Body, Text: p.Body, To: "")).ToList();
        var distinct = messages.GroupBy(m => m.Id).ToList();

        Assert.All(distinct, copies => Assert.Single(copies.Select(c => c.Bytes).Distinct()));
        foreach (var sample in (int[])[0, 1, 2])
        {
            var title = SampleStories.Of(sample, default).Title;
            foreach (var reader in messages.Select(m => m.To).Distinct())
                Assert.Single(distinct, copies => copies.First().To == reader && copies.First().Text.ReplaceLineEndings(" ").Contains(title[..20], StringComparison.Ordinal));
        }

        Assert.Equal(byMail ? 2 : 1, messages.Select(m => m.To).Distinct().Count());
        Assert.Empty(world.Queue.Poison);
        Assert.Empty(world.Queue.Waiting);
        var bookings = await world.Get<IOutbox>().SettledSinceAsync(subscription, DateTimeOffset.UnixEpoch.AddYears(1), CancellationToken.None);
        Assert.Equal([BookingState.Sent, BookingState.Sent, BookingState.Sent], bookings.Select(b => b.State));
    }
}
