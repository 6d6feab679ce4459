using System.Globalization;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>ttl, skipHours, skipDays and the syndication module, where they make sense.</summary>
internal static class FeedRhythmReader
{
    private const int MinutesInYear = 366 * 24 * 60;

    public static FeedRhythm Read(XElement channel, bool dayFirst)
    {
        FeedRhythm rhythm = FeedRhythm.Unstated;
        var (period, frequency) = ("", 1);
        foreach (var element in channel.Elements())
        {
            switch (element.Name.LocalName.ToLowerInvariant())
            {
                case "ttl" when Number(element) is > 0 and <= MinutesInYear and var minutes:
                    rhythm = rhythm with { TimeToLive = TimeSpan.FromMinutes(minutes) };
                    break;
                case "skiphours":
                    rhythm = rhythm with { SkipHours = [.. element.Elements().Select(Number).OfType<int>().Where(h => h is >= 0 and <= 24).Select(h => h % 24).Distinct().Order()] };
                    break;
                case "skipdays":
                    rhythm = rhythm with { SkipDays = [.. element.Elements().Select(DayOf).OfType<DayOfWeek>().Distinct().Order()] };
                    break;
                case "updateperiod":
                    period = element.Value.Trim().ToLowerInvariant();
                    break;
                case "updatefrequency" when Number(element) is > 0 and <= 1_440 and var times:
                    frequency = times;
                    break;
                case "updatebase":
                    rhythm = rhythm with { UpdateBase = FeedDates.Parse(element.Value, dayFirst) };
                    break;
            }
        }

        return rhythm with { UpdateEvery = PeriodOf(period) is { } every ? every / frequency : null };
    }

    private static TimeSpan? PeriodOf(string period) => period switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => null,
    };

    private static int? Number(XElement element) =>
        int.TryParse(element.Value.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DayOfWeek? DayOf(XElement element) =>
        Enum.TryParse<DayOfWeek>(element.Value.Trim(), ignoreCase: true, out var day) && Enum.IsDefined(day) ? day : null;
}
