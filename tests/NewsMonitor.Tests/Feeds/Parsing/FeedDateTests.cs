using System.Globalization;

namespace NewsMonitor.Tests.Feeds.Parsing;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Tue, 03 Mar 2026 06:15:00 GMT")]
    [InlineData("Tue, 03 Mar 2026 06:15:00 +0000")]
    [InlineData("Tue, 03 Mar 2026 06:15:00 Z")]
    [InlineData("Tue, 03 Mar 2026 01:15:00 -0500")]
    [InlineData("Tue, 03 Mar 2026 01:15:00 EST")]
    [InlineData("Tue, 03 Mar 2026 01:15:00 COT")]
    [InlineData("Tue, 03 Mar 2026 07:15:00 CET")]
    [InlineData("Tue, 03 Mar 2026 01:15:00 America/Bogota")]
    [InlineData("Tue, 03 Mar 2026 07:15:00 GMT+0100")]
    [InlineData("Tue, 03 Mar 2026 06:15 GMT")]
    [InlineData("Tue 3 Mar 2026 06:15:00 GMT")]
    [InlineData("3 Mar 26 06:15:00 UT")]
    [InlineData("Wed, 03 Mar 2026 06:15:00 GMT")]
    [InlineData("Tuesday, March 3, 2026 - 06:15")]
    [InlineData("March 3, 2026 6:15 AM")]
    [InlineData("Mar 3, 2026, 6:15 a.m.")]
    [InlineData("Tue Mar  3 06:15:00 2026")]
    [InlineData("Tue Mar 03 06:15:00 UTC 2026")]
    [InlineData("2026-03-03T06:15:00Z")]
    [InlineData("2026-03-03T06:15:00.000Z")]
    [InlineData("2026-03-03T06:15:00")]
    [InlineData("2026-03-03T06:15Z")]
    [InlineData("2026-03-03T01:15:00-05:00")]
    [InlineData("2026-03-03T01:15:00-0500")]
    [InlineData("2026-03-03T01:15:00-05")]
    [InlineData("2026-03-03 06:15:00")]
    [InlineData("2026-03-03 06:15:00 UTC")]
    [InlineData("2026/03/03 06:15:00")]
    [InlineData("20260303T061500Z")]
    [InlineData("20260303061500")]
    [InlineData("1772518500")]
    [InlineData("1772518500000")]
    [InlineData("mar, 03 mar 2026 06:15:00 +0000")]
    [InlineData("martes, 3 de marzo de 2026 06:15")]
    [InlineData("3 marzo 2026, 6:15 a. m.")]
    [InlineData("Mar, 3 mars 2026 07:15:00 +0100")]
    [InlineData("Di, 03 Mär 2026 07:15:00 +0100")]
    [InlineData("ter, 03 mar 2026 03:15:00 -0300")]
    [InlineData("3 de março de 2026 06:15")]
    [InlineData("3. März 2026 06:15 Uhr")]
    [InlineData("2026年3月3日 06:15")]
    public void One_instant_has_many_spellings(string written) =>
        Assert.Equal("2026-03-03T06:15:00Z", Written(DateOf(written, null)));

    [Theory]
    [InlineData("vie, 14 ago 2026 12:00:00 GMT", "2026-08-14T12:00:00Z")]
    [InlineData("sáb, 05 dic 2026 12:00:00 GMT", "2026-12-05T12:00:00Z")]
    [InlineData("lun, 05 ene 2026 12:00:00 -0500", "2026-01-05T17:00:00Z")]
    [InlineData("mié, 15 abr 2026 12:00:00 GMT", "2026-04-15T12:00:00Z")]
    [InlineData("mar, 01 sept 2026 12:00:00 GMT", "2026-09-01T12:00:00Z")]
    [InlineData("1 septiembre 2026", "2026-09-01T00:00:00Z")]
    [InlineData("Fri, 30 Oct 2026 24:00:00 GMT", "2026-10-31T00:00:00Z")]
    [InlineData("Fri, 30 Oct 2026 11:00:00 PM GMT", "2026-10-30T23:00:00Z")]
    [InlineData("2026-10-30", "2026-10-30T00:00:00Z")]
    [InlineData("Sun, 01 Nov 2026 01:30:00 EDT", "2026-11-01T05:30:00Z")]
    public void Months_hours_and_zones_are_read_in_the_languages_of_the_press(string written, string read) =>
        Assert.Equal(read, Written(DateOf(written, null)));

    [Theory]
    [InlineData("es", "03/04/2026 10:00", "2026-04-03T10:00:00Z")]
    [InlineData("en-US", "03/04/2026 10:00", "2026-03-04T10:00:00Z")]
    [InlineData("en-US", "25/04/2026 10:00", "2026-04-25T10:00:00Z")]
    [InlineData("es", "04/25/2026 10:00", "2026-04-25T10:00:00Z")]
    [InlineData("de", "03.04.2026 10:00", "2026-04-03T10:00:00Z")]
    public void Which_number_is_the_month_depends_on_the_feeds_language(string language, string written, string read) =>
        Assert.Equal(read, Written(DateOf(written, language)));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("hace 3 horas")]
    [InlineData("")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("2026-13-45T06:15:00Z")]
    [InlineData("Tue, 03 Mar 2026 25:61:00 GMT")]
    [InlineData("Tue, 03 Mar 2026 06:15:00 +99:99")]
    [InlineData("Tue, 31 Feb 2026 06:15:00 GMT")]
    [InlineData("1")]
    [InlineData("99999999999999999999")]
    [InlineData("06:15")]
    public void What_cannot_be_read_is_no_date_and_never_now(string written) => Assert.Null(DateOf(written, null));

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("en-US")]
    public void The_machines_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal("2026-03-03T06:15:00Z", Written(DateOf("Tue, 03 Mar 2026 01:15:00 EST", null)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static DateTimeOffset? DateOf(string written, string? language) => Assert.Single(Parsed.Text(
        $"<rss><channel><title>N</title>{(language is null ? "" : $"<language>{language}</language>")}<item><title>T</title><pubDate>{written}</pubDate></item></channel></rss>").Entries).Published;

    private static string? Written(DateTimeOffset? date) => date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
