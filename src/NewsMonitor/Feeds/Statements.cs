using System.Globalization;
using System.Net.Http.Headers;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>How long a publisher wants one answer to be used: the longest that its server or its document says.</summary>
internal static class Statements
{
    public static StatedInterval? Of(FeedRhythm rhythm, SafeResponse answer, DateTimeOffset now)
    {
        StatedInterval?[] stated =
        [
            CacheOf(answer, now) is { } cached ? new(cached, DueReason.CacheControl) : null,
            rhythm.TimeToLive is { } ttl ? new(ttl, DueReason.TimeToLive) : null,
            rhythm.UpdateEvery is { } period ? new(period, DueReason.UpdatePeriod) : null,
        ];
        return stated.OfType<StatedInterval>().MaxBy(one => one.Every);
    }

    private static TimeSpan? CacheOf(SafeResponse answer, DateTimeOffset now)
    {
        if (CacheControlHeaderValue.TryParse(answer.Header("cache-control"), out var cache))
        {
            if (cache.NoCache || cache.NoStore)
                return TimeSpan.Zero;
            if (cache.MaxAge is { } age)
                return age;
        }

        return DateTimeOffset.TryParse(answer.Header("expires"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires)
            ? expires > now ? expires - now : TimeSpan.Zero
            : null;
    }
}
