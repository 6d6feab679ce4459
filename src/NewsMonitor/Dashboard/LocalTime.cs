using System.Globalization;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Dashboard;

/// <summary>Instants in the words and zone of the dashboard's readers.</summary>
public sealed class LocalTime(IOptions<DashboardOptions> options, TimeProvider clock)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DayOf(Now);

    public string Zone => zone.Id;

    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);

    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // A day that begins with a clock change begins where the clock says so.
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return new(local, zone.GetUtcOffset(local));
    }

    public static string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", English);

    public static string ShortDay(DateOnly day) => day.ToString("d MMM", English);

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public string Clock(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("HH:mm", English);

    public string Full(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("d MMM yyyy HH:mm", English);

    public string Ago(DateTimeOffset time) => (Now - time) switch
    {
        { Ticks: < 0 } ahead => $"in {Span(-ahead)}",
        { TotalSeconds: < 45 } => "just now",
        var gone => $"{Span(gone)} ago",
    };

    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1.5 } => "1 minute",
        { TotalMinutes: < 90 } => $"{span.TotalMinutes:0} minutes",
        { TotalHours: < 36 } => $"{span.TotalHours:0} hours",
        _ => $"{span.TotalDays:0} days",
    };
}
