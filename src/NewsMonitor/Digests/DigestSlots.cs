using System.Globalization;
using Cronos;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests;

/// <summary>When a subscription's next digest is due, right through clock changes. Pure.</summary>
public static class DigestSlots
{
    /// <summary>
    /// The slot that a story booked now belongs to, always later than now. Every booking within one window or between two
    /// delivery times has the same slot, so the slot names the digest.
    /// </summary>
    public static DateTimeOffset DueFor(Subscription subscription, DateTimeOffset now, Urgency urgency)
    {
        var slot = Next(subscription.Cadence, subscription.TimeZone, now);
        return subscription.QuietHours is { } quiet && !(urgency >= quiet.Override) ? Awake(subscription, quiet, now, slot) : slot;
    }

    /// <summary>The last slot at or before now that has no need of a story, none for an immediate subscription.</summary>
    public static DateTimeOffset? LastBefore(Subscription subscription, DateTimeOffset now, TimeSpan lookBack)
    {
        if (subscription.Cadence.Kind == CadenceKind.Immediate)
            return null;

        DateTimeOffset? last = null;
        for (var slot = DueFor(subscription, now - lookBack, Urgency.Routine); slot <= now; slot = DueFor(subscription, slot, Urgency.Routine))
            last = slot;
        return last;
    }

    public static bool IsScheduled(Subscription subscription, DateTimeOffset slot) => LastBefore(subscription, slot, TimeSpan.FromMinutes(1)) == slot;

    /// <summary>Null outside quiet hours.</summary>
    public static DateTimeOffset? EndOfQuiet(Subscription subscription, DateTimeOffset instant) =>
        subscription.QuietHours is { } quiet ? EndOfQuiet(quiet, subscription.TimeZone, instant) : null;

    private static DateTimeOffset Next(Cadence cadence, TimeZoneInfo zone, DateTimeOffset now) => cadence.Kind switch
    {
        CadenceKind.Immediate => EndOfWindow(cadence.Window, now),
        CadenceKind.Hourly => Next("0 * * * *", zone, now),
        CadenceKind.Daily => cadence.At.Min(at => Next(Cron(at, "*"), zone, now)),
        _ => cadence.At.Min(at => Next(Cron(at, string.Join(',', cadence.Days.Select(d => (int)d))), zone, now)),
    };

    // Windows lie on a grid since year 1: no storage is needed to know which one a booking falls into.
    private static DateTimeOffset EndOfWindow(TimeSpan window, DateTimeOffset now) =>
        new((now.UtcTicks / window.Ticks + 1) * window.Ticks, TimeSpan.Zero);

    // What was held since the quiet hours began goes out at their end, and what is booked until then goes with it.
    private static DateTimeOffset Awake(Subscription subscription, QuietHours quiet, DateTimeOffset now, DateTimeOffset slot)
    {
        var (cadence, zone) = (subscription.Cadence, subscription.TimeZone);
        if (EndOfQuiet(quiet, zone, now) is { } end && Next(cadence, zone, LastStart(quiet, zone, now).AddTicks(-1)) <= now)
            return end;

        return EndOfQuiet(quiet, zone, slot) ?? slot;
    }

    // Quiet is when the hours end sooner than they begin again. Told by instants, not by the clock's face: on the night when
    // an hour comes twice, its face says "quiet" again after the quiet hours ended.
    private static DateTimeOffset? EndOfQuiet(QuietHours quiet, TimeZoneInfo zone, DateTimeOffset instant)
    {
        var end = Next(Cron(quiet.To, "*"), zone, instant);
        return end < Next(Cron(quiet.From, "*"), zone, instant) ? end : null;
    }

    private static DateTimeOffset LastStart(QuietHours quiet, TimeZoneInfo zone, DateTimeOffset instant)
    {
        var start = Next(Cron(quiet.From, "*"), zone, instant.AddHours(-26));
        for (var next = start; next <= instant; next = Next(Cron(quiet.From, "*"), zone, next))
            start = next;
        return start;
    }

    private static string Cron(TimeOnly at, string days) => string.Create(CultureInfo.InvariantCulture, $"{at.Minute} {at.Hour} * * {days}");

    private static DateTimeOffset Next(string cron, TimeZoneInfo zone, DateTimeOffset now) =>
        CronExpression.Parse(cron).GetNextOccurrence(now, zone) is { } next
            ? next.ToUniversalTime()
            : throw new InvalidOperationException($"The schedule \"{cron}\" has no next time.");
}
