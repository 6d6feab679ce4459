using System.Text;
using System.Text.Json;
using NewsMonitor.Config;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Digests;

public sealed class SubscriptionListTests
{
    [Fact]
    public void Every_field_is_read()
    {
        var all = Load("""
            { "subscriptions": [
              { "id": "bogota-desk", "title": "Mesa Bogotá", "channel": "email", "recipients": ["ana@example.org", "ben@example.org"],
                "topics": ["trade"], "languages": ["es"], "sources": ["El Diario"], "minimumScore": 0.6, "urgencyFloor": "notable",
                "cadence": { "kind": "weekly", "days": ["monday", "thursday"], "at": ["16:30", "07:00"] }, "timeZone": "America/Bogota",
                "quietHours": { "from": "22:00", "to": "06:00", "override": "high" }, "maximumEntries": 12, "language": "spanish",
                "whenEmpty": "note", "paused": true },
              // Comments and trailing commas are welcome.
              { "id": "room", "channel": "webhook", "urlSetting": "RoomUrl", "format": "slack",
                "cadence": { "kind": "immediate", "windowMinutes": 15 }, "timeZone": "Asia/Kathmandu" },
            ] }
            """).All;

        Assert.Equal(["bogota-desk", "room"], all.Select(s => s.Id));
        Assert.Equal([new(7, 0), new(16, 30)], all[0].Cadence.At);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Thursday], all[0].Cadence.Days);
        Assert.Equal(new QuietHours(new(22, 0), new(6, 0), Urgency.High), all[0].QuietHours);
        Assert.Equal((DigestLanguage.Spanish, WhenEmpty.Note, true, 12, 0.6), (all[0].Language, all[0].WhenEmpty, all[0].Paused, all[0].MaximumEntries, all[0].MinimumScore));
        Assert.Equal((WebhookFormat.Slack, "RoomUrl", TimeSpan.FromMinutes(15)), (all[1].Format, all[1].UrlSetting, all[1].Cadence.Window));
    }

    [Fact]
    public void Every_mistake_is_reported_at_once_with_its_line_and_path()
    {
        var problems = Problems("""
            { "subscriptions": [
              { "id": "Desk One", "channel": "fax",
                "recipients": ["ana@example.org", "not an address", "a@b.example\r\nBcc: c@d.example"],
                "minimumScore": 7,
                "cadence": { "kind": "daily", "at": ["7am"], "days": ["monday"] },
                "timeZone": "Bogota",
                "quietHours": { "from": "22:00", "to": "22:00" },
                "colour": "red" },
              { "id": "hook", "channel": "webhook", "url": "http://example.org/x", "cadence": { "kind": "hourly" }, "timeZone": "Europe/Madrid", "paused": "no" },
              { "id": "hook", "channel": "webhook", "url": "https://example.org/x", "secretSettings": ["S"], "cadence": { "kind": "immediate" }, "timeZone": "Europe/Madrid", "whenEmpty": "note" }
            ] }
            """);

        Assert.Equal(
            [
                (2, "$.subscriptions[0].channel"), (2, "$.subscriptions[0].id"),
                (3, "$.subscriptions[0].recipients[1]"), (3, "$.subscriptions[0].recipients[2]"),
                (4, "$.subscriptions[0].minimumScore"), (5, "$.subscriptions[0].cadence.at[0]"), (5, "$.subscriptions[0].cadence.days"),
                (6, "$.subscriptions[0].timeZone"), (7, "$.subscriptions[0].quietHours"), (8, "$.subscriptions[0].colour"),
                (9, "$.subscriptions[1]"), (9, "$.subscriptions[1].paused"), (9, "$.subscriptions[1].url"),
                (10, "$.subscriptions[2]"), (10, "$.subscriptions[2].whenEmpty"),
            ],
            problems.Select(p => (p.Line!.Value, p.Path!)).Order());
        Assert.All(problems, p => Assert.Equal("subscriptions.json", p.File));
    }

    [Theory]
    [InlineData("{ \"subscriptions\": [ }", 1)]
    [InlineData("{\n\n \"subscriptions\": tru }", 3)]
    [InlineData("", 1)]
    public void What_is_no_JSON_is_refused_with_its_line(string text, int line) => Assert.Equal(line, Assert.Single(Problems(text)).Line);

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"subscriptions\": { } }")]
    [InlineData("{ \"subscriptions\": [ 1 ] }")]
    public void What_has_another_shape_is_refused(string text) => Assert.NotEmpty(Problems(text));

    [Fact]
    public void The_shipped_file_is_good_and_empty() =>
        Assert.Empty(SubscriptionList.Load(ShippedConfig.Read(ShippedConfig.Subscriptions), ShippedConfig.Subscriptions).All);

    [Fact]
    public void The_schema_names_what_the_reader_reads()
    {
        using var schema = JsonDocument.Parse(ShippedConfig.Read("subscriptions.schema.json"));
        var properties = schema.RootElement.GetProperty("properties").GetProperty("subscriptions").GetProperty("items").GetProperty("properties");

        Assert.Equal(SubscriptionReader.Known.Order(), properties.EnumerateObject().Select(p => p.Name).Order());
    }

    private static SubscriptionList Load(string json) => SubscriptionList.Load(Encoding.UTF8.GetBytes(json), "subscriptions.json");

    private static IReadOnlyList<ConfigProblem> Problems(string json) => Assert.Throws<ConfigException>(() => Load(json)).Problems;
}
