using System.Globalization;

namespace NewsMonitor.Http;

/// <summary>The header in both its forms: seconds, or a date.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static TimeSpan? Of(string? header, DateTimeOffset now)
    {
        if (header is null)
            return null;
        if (double.TryParse(header, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var seconds))
            return Capped(seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(seconds));

        // The weekday adds nothing but a way to be wrong.
        var date = header[(header.IndexOf(',', StringComparison.Ordinal) + 1)..];
        return DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) && until > now
            ? Capped(until - now)
            : null;
    }

    private static TimeSpan Capped(TimeSpan wait) => wait > Longest ? Longest : wait;
}
