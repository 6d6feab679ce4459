using Microsoft.Extensions.Logging;
using NewsMonitor.Digests.Events;
using NewsMonitor.Digests.Rendering;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Stories;

namespace NewsMonitor.Digests;

/// <summary>Makes the digest of a slot from what is pending, ready to be frozen. Changes nothing, so it makes previews as well.</summary>
public sealed class DigestPress(
    IOutbox outbox, IStoryStore stories, SourceCoverage coverage, DigestPrinter printer, TimeProvider clock,
    ILogger<DigestPress> logger)
{
    /// <summary>What one digest takes up at most; the rest goes with the next.</summary>
    public const int MostStories = 500;

    private const int ReadAtOnce = 8;

    /// <summary>How far back an event counts as told.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>A story is kept moments after it is booked. One that isn't after this time never will be.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(2);

    /// <returns>Null when there is nothing to say and nobody to say it to.</returns>
    public async Task<FrozenDigest?> PrintAsync(Subscription subscription, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        var targets = await printer.TargetsAsync(subscription, cancellationToken);
        if (targets.Count == 0)
            return null;

        var now = clock.GetUtcNow();
        var bookings = await outbox.PendingAsync(subscription.Id, slot, MostStories, cancellationToken);
        var note = subscription.WhenEmpty == WhenEmpty.Note && DigestSlots.IsScheduled(subscription, slot);
        if (bookings.Count == 0 && !note)
            return null;

        var pending = await ReadAsync(bookings, cancellationToken);
        var (found, lost) = (bookings.Where(b => pending.ContainsKey(b.Story)).ToList(), LostOf(bookings, pending, now));
        if (found.Count == 0 && lost.Count == 0 && !note)
            return null;

        var content = DigestComposer.Compose(
            [.. pending.Values], await AlertedAsync(subscription, pending, now, cancellationToken),
            new DigestFrame(subscription.MaximumEntries, subscription.Language, now) { NameOf = await printer.NamesAsync(subscription, cancellationToken) });
        var digest = new FrozenDigest
        {
            Id = DigestId.Of(subscription.Id, slot),
            Subscription = subscription.Id,
            Slot = slot,
            FrozenAt = now,
            Channel = subscription.Channel,
            Content = content,
            Coverage = await coverage.NowAsync(cancellationToken),
            Bookings = [.. found.Select(b => Settle(b, DigestId.Of(subscription.Id, slot), content)), .. lost],
        };
        logger.DigestFrozen(subscription.Id, digest.Id, content.Entries.Count, content.Suppressed.Count);
        return content.Entries.Count > 0 || note ? await printer.PrintAsync(subscription, digest, targets, cancellationToken) : digest;
    }

    // The newest version speaks for the ones before it.
    private async Task<Dictionary<Feeds.StoryId, Story>> ReadAsync(IReadOnlyList<Booking> bookings, CancellationToken cancellationToken)
    {
        var newest = bookings.GroupBy(b => b.Story).Select(g => g.MaxBy(b => b.Version)!).ToList();
        var found = new Story?[newest.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(newest.Index(), parallel, async (booking, token) =>
            found[booking.Index] = await stories.FindAsync(booking.Item.Story, booking.Item.Version, token));
        return found.OfType<Story>().ToDictionary(s => s.Id);
    }

    private List<Booking> LostOf(IReadOnlyList<Booking> bookings, Dictionary<Feeds.StoryId, Story> pending, DateTimeOffset now)
    {
        var lost = bookings.Where(b => !pending.ContainsKey(b.Story) && b.BookedAt < now - GivenUpAfter).ToList();
        foreach (var booking in lost)
            logger.StoryMissing(booking.Story, booking.Subscription);
        return [.. lost.Select(b => b with { State = BookingState.Failed, Reason = "The story was booked but never kept." })];
    }

    private async Task<IReadOnlyList<AlertedStory>> AlertedAsync(
        Subscription subscription, Dictionary<Feeds.StoryId, Story> pending, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (pending.Count == 0)
            return [];

        var settled = await outbox.SettledSinceAsync(subscription.Id, now - Memory, cancellationToken);
        var told = settled.Where(b => b is { State: BookingState.Taken or BookingState.Sent, Event: not null, Digest: not null }).ToList();
        var read = await ReadAsync(told, cancellationToken);
        return [.. told.Where(b => read.ContainsKey(b.Story)).OrderBy(b => b.Digest, StringComparer.Ordinal).ThenBy(b => b.Key, StringComparer.Ordinal)
            .Select(b => new AlertedStory(read[b.Story], b.Event!, b.Digest!, b.Urgency))];
    }

    private static Booking Settle(Booking booking, string digest, ComposedDigest content)
    {
        if (content.Suppressed.FirstOrDefault(s => s.Story == booking.Story) is { } suppressed)
        {
            return booking with
            {
                State = BookingState.Suppressed, Digest = digest, Event = suppressed.Event, DuplicateOf = suppressed.DuplicateOf, Reason = suppressed.Reason,
            };
        }

        var entry = content.Entries.Concat(content.More).First(e => e.Others.Prepend(e.Lead).Any(s => s.Story == booking.Story));
        return booking with { State = BookingState.Taken, Digest = digest, Event = entry.Event, Urgency = entry.Urgency, Reason = string.Join("; ", entry.RankReasons) };
    }
}
