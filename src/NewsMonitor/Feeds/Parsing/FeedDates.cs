using System.Globalization;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>
/// Dates as feeds write them, the same on every machine whatever its culture and time zone. No zone is UTC; what cannot be read is null,
/// never a guess at now.
/// </summary>
internal static class FeedDates
{
    private const int LongestDate = 100;
    private const int EarliestYear = 1970;
    private const int MostOffsetMinutes = 14 * 60;

    /// <param name="dayFirst">How to read 3/4/2026: 3 April in most of the world, 4 March in the United States.</param>
    public static DateTimeOffset? Parse(string? text, bool dayFirst)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestDate * 4)
            return null;
        text = text.Trim();
        if (text.Length > LongestDate)
            return null;
        return Epoch(text) ?? FromParts(new FeedDateScanner(text, dayFirst).Scan());
    }

    public static DateTimeOffset? FromEpoch(double seconds)
    {
        // Milliseconds give themselves away: as seconds they would be tens of thousands of years from now.
        if (seconds > 100_000_000_000)
            seconds /= 1000;
        return seconds is >= 100_000_000 and < 10_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
    }

    private static DateTimeOffset? Epoch(string text)
    {
        var digits = text.AsSpan();
        if (digits.StartsWith("/Date(") && digits.IndexOfAny(")+-") is > 6 and var end)
            digits = digits[6..end];
        var whole = digits.IndexOf('.') is > 0 and var point && digits[(point + 1)..].IndexOfAnyExceptInRange('0', '9') < 0 ? digits[..point] : digits;
        return whole.Length is >= 9 and <= 13 and not 12 && whole.IndexOfAnyExceptInRange('0', '9') < 0
            ? FromEpoch(double.Parse(whole, CultureInfo.InvariantCulture))
            : null;
    }

    private static DateTimeOffset? FromParts(FeedDateParts parts)
    {
        if (parts is not { Year: { } year, Month: { } month } || parts.IsImpossible)
            return null;
        year += year < 70 ? 2000 : year < 100 ? 1900 : 0;
        var day = parts.Day ?? 1;
        if (year is < EarliestYear or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;

        var hour = parts.Hour;
        if (parts.Afternoon is { } afternoon && hour <= 12)
            hour = hour % 12 + (afternoon ? 12 : 0);
        if (hour > 24 || hour == 24 && parts.Minute + parts.Second > 0 || parts.Minute > 59 || parts.Second > 60)
            return null;
        if (Math.Abs(parts.OffsetMinutes) > MostOffsetMinutes)
            return null;

        var local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).AddHours(hour).AddMinutes(parts.Minute).AddSeconds(parts.Second);
        var utc = parts.Zone is { } zone ? InZone(local, zone) : new DateTimeOffset(local, TimeSpan.Zero).AddMinutes(-parts.OffsetMinutes);

        // The epoch itself is how machines write "no date".
        return utc.ToUnixTimeSeconds() > 0 ? utc : null;
    }

    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
}

/// <summary>What a date says so far.</summary>
internal sealed record FeedDateParts
{
    public int? Year { get; set; }
    public int? Month { get; set; }
    public int? Day { get; set; }
    public int Hour { get; set; }
    public int Minute { get; set; }
    public int Second { get; set; }
    public bool? Afternoon { get; set; }
    public int OffsetMinutes { get; set; }
    public bool HasOffset { get; set; }
    public TimeZoneInfo? Zone { get; set; }
    public bool HasTime { get; set; }

    /// <summary>A part contradicts what any date can be, such as an offset of 99 hours.</summary>
    public bool IsImpossible { get; set; }
}
