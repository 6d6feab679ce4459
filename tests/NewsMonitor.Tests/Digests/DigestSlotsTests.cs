using CsCheck;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Digests;

public sealed class DigestSlotsTests
{
    private static readonly string[] Zones = ["America/Bogota", "America/New_York", "Europe/Madrid", "Asia/Kathmandu"];

    private static readonly Gen<string> ZoneNames = Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]);

    private static readonly Gen<TimeOnly> Times = Gen.Int[0, 24 * 60 - 1].Select(m => new TimeOnly(m / 60, m % 60));

    // Five years by the second: every clock change of the four zones lies in it.
    private static readonly Gen<DateTimeOffset> Instants =
        Gen.Long[0, 5L * 366 * 86400].Select(s => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(s));

    private static readonly Gen<Cadence> Cadences = Gen.OneOf(
        Gen.Int[1, 360].Select(m => new Cadence(CadenceKind.Immediate) { Window = TimeSpan.FromMinutes(m) }),
        Gen.Const(new Cadence(CadenceKind.Hourly)),
        Times.List[1, 4].Select(at => new Cadence(CadenceKind.Daily) { At = at }),
        Gen.Select(Times.List[1, 3], Gen.Int[0, 6].List[1, 4],
            (at, days) => new Cadence(CadenceKind.Weekly) { At = at, Days = [.. days.Distinct().Select(d => (DayOfWeek)d)] }));

    private static readonly Gen<QuietHours> Quiets =
        Gen.Select(Times, Gen.Int[1, 24 * 60 - 1], (from, length) => new QuietHours(from, from.AddMinutes(length), Urgency.Critical));

    private static readonly Gen<Subscription> Subscriptions =
        Gen.Select(Cadences, ZoneNames, Quiets, Gen.Bool, (cadence, zone, quiet, isQuiet) => Of(cadence, zone, isQuiet ? quiet : null));

    [Theory]
    // New York: 02:30 does not exist on 8 March 2026, and 01:30 comes twice on 1 November.
    [InlineData("America/New_York", "02:30", "2026-03-08T05:00:00Z", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "01:30", "2026-11-01T04:00:00Z", "2026-11-01T05:30:00Z")]
    [InlineData("America/New_York", "01:30", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z")]
    [InlineData("America/New_York", "07:00", "2026-03-07T12:00:00Z", "2026-03-08T11:00:00Z")]
    [InlineData("Europe/Madrid", "07:00", "2026-03-28T06:00:00Z", "2026-03-29T05:00:00Z")]
    [InlineData("Europe/Madrid", "07:00", "2026-10-24T05:00:00Z", "2026-10-25T06:00:00Z")]
    [InlineData("America/Bogota", "07:00", "2026-03-08T11:59:59Z", "2026-03-08T12:00:00Z")]
    [InlineData("America/Bogota", "07:00", "2026-03-08T12:00:00Z", "2026-03-09T12:00:00Z")]
    [InlineData("Asia/Kathmandu", "07:00", "2026-06-01T00:00:00Z", "2026-06-01T01:15:00Z")]
    public void A_daily_digest_is_due_at_its_local_time(string zone, string at, string now, string due) =>
        Assert.Equal(
            DateTimeOffset.Parse(due, null),
            DigestSlots.DueFor(Of(new(CadenceKind.Daily) { At = [TimeOnly.Parse(at, null)] }, zone), DateTimeOffset.Parse(now, null), Urgency.Routine));

    [Fact]
    public void An_hourly_digest_comes_on_the_local_hour()
    {
        var due = DigestSlots.DueFor(Of(new(CadenceKind.Hourly), "Asia/Kathmandu"), new(2026, 6, 1, 0, 20, 0, TimeSpan.Zero), Urgency.Routine);

        Assert.Equal(new DateTimeOffset(2026, 6, 1, 1, 15, 0, TimeSpan.Zero), due);
    }

    [Theory]
    [InlineData(Urgency.Routine, "2026-06-01T11:00:00Z")]
    [InlineData(Urgency.High, "2026-06-01T11:00:00Z")]
    [InlineData(Urgency.Critical, "2026-06-01T04:10:00Z")]
    public void Quiet_hours_hold_what_is_not_urgent_enough(Urgency urgency, string due)
    {
        var subscription = Of(
            new(CadenceKind.Immediate) { Window = TimeSpan.FromMinutes(10) }, "America/Bogota", new(new(22, 0), new(6, 0), Urgency.Critical));

        Assert.Equal(DateTimeOffset.Parse(due, null), DigestSlots.DueFor(subscription, new(2026, 6, 1, 4, 3, 0, TimeSpan.Zero), urgency));
    }

    [Fact]
    public void Quiet_hours_without_an_override_hold_everything()
    {
        var subscription = Of(new(CadenceKind.Immediate), "America/Bogota", new(new(22, 0), new(6, 0), null));

        Assert.Equal(new DateTimeOffset(2026, 6, 1, 11, 0, 0, TimeSpan.Zero), DigestSlots.DueFor(subscription, new(2026, 6, 1, 4, 3, 0, TimeSpan.Zero), Urgency.Critical));
    }

    [Fact]
    public void Quiet_hours_that_end_in_the_hour_that_comes_twice_end_once()
    {
        var subscription = Of(new(CadenceKind.Immediate), "America/New_York", new(new(22, 0), new(1, 30), Urgency.Critical));
        var secondQuarterPastOne = new DateTimeOffset(2026, 11, 1, 6, 15, 0, TimeSpan.Zero);

        Assert.Equal(secondQuarterPastOne.AddMinutes(5), DigestSlots.DueFor(subscription, secondQuarterPastOne, Urgency.Routine));
    }

    [Fact]
    public void A_slot_is_always_ahead_and_a_later_booking_never_has_an_earlier_slot() =>
        Gen.Select(Subscriptions, Instants, Gen.Int[0, 3 * 86400]).Sample((subscription, now, later) =>
        {
            var slot = DigestSlots.DueFor(subscription, now, Urgency.Routine);
            return slot > now && slot <= now.AddDays(9) && DigestSlots.DueFor(subscription, now.AddSeconds(later), Urgency.Routine) >= slot;
        });

    [Fact]
    public void Every_booking_up_to_a_slot_belongs_to_it() =>
        Gen.Select(Subscriptions, Instants, Gen.Double[0, 1]).Sample((subscription, now, part) =>
        {
            var slot = DigestSlots.DueFor(subscription, now, Urgency.Routine);
            return DigestSlots.DueFor(subscription, now + (slot - now) * part * 0.999999, Urgency.Routine) == slot
                && DigestSlots.DueFor(subscription, slot.AddTicks(-1), Urgency.Routine) == slot;
        });

    [Fact]
    public void A_slot_shows_the_wanted_time_on_the_local_clock_unless_that_time_does_not_exist() =>
        Gen.Select(Times.List[1, 4], ZoneNames, Instants).Sample((at, zone, now) =>
        {
            var subscription = Of(new(CadenceKind.Daily) { At = at }, zone);
            var slot = DigestSlots.DueFor(subscription, now, Urgency.Routine);
            var local = TimeZoneInfo.ConvertTime(slot, subscription.TimeZone);
            return at.Contains(TimeOnly.FromTimeSpan(local.TimeOfDay))
                || at.Any(t => subscription.TimeZone.IsInvalidTime(local.Date + t.ToTimeSpan()));
        });

    [Fact]
    public void Each_local_day_has_each_delivery_time_exactly_once() =>
        Gen.Select(Times, ZoneNames, Instants).Sample((at, zone, now) =>
        {
            var subscription = Of(new(CadenceKind.Daily) { At = [at] }, zone);
            var first = DigestSlots.DueFor(subscription, now, Urgency.Routine);
            var second = DigestSlots.DueFor(subscription, first, Urgency.Routine);
            return TimeZoneInfo.ConvertTime(second, subscription.TimeZone).Date == TimeZoneInfo.ConvertTime(first, subscription.TimeZone).Date.AddDays(1);
        });

    [Fact]
    public void Nothing_routine_is_due_within_quiet_hours_and_nothing_urgent_waits_for_their_end() =>
        Gen.Select(Cadences, ZoneNames, Quiets, Instants).Sample((cadence, zone, quiet, now) =>
        {
            var subscription = Of(cadence, zone, quiet);
            var awake = DigestSlots.DueFor(subscription with { QuietHours = null }, now, Urgency.Routine);
            var slot = DigestSlots.DueFor(subscription, now, Urgency.Routine);
            return DigestSlots.DueFor(subscription, now, Urgency.Critical) == awake && slot > now && (IsAwkward(subscription, slot) || !IsQuiet(subscription, slot));
        });

    [Fact]
    public void The_last_slot_that_passed_is_one_that_a_booking_would_have_had() =>
        Gen.Select(Subscriptions, Instants).Sample((subscription, now) =>
            DigestSlots.LastBefore(subscription, now, TimeSpan.FromHours(2)) is not { } last
            || (last <= now && last > now.AddHours(-2) && DigestSlots.IsScheduled(subscription, last)));

    private static bool IsQuiet(Subscription subscription, DateTimeOffset instant)
    {
        var (time, quiet) = (TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, subscription.TimeZone).DateTime), subscription.QuietHours!);
        return time.IsBetween(quiet.From, quiet.To);
    }

    // Around a clock change the clock's face and the instants tell different stories; the named cases above cover it.
    private static bool IsAwkward(Subscription subscription, DateTimeOffset instant) =>
        subscription.TimeZone.GetUtcOffset(instant.AddHours(-26)) != subscription.TimeZone.GetUtcOffset(instant.AddHours(26));

    private static Subscription Of(Cadence cadence, string zone, QuietHours? quiet = null) => new()
    {
        Id = "desk",
        Title = "Desk",
        Channel = Channel.Email,
        Cadence = cadence,
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone),
        QuietHours = quiet,
    };
}
