using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Machine;

/// <summary>Stories as rows: CSV for spreadsheets, JSON for the API.</summary>
internal static class StoryTable
{
    private const string Columns = "id,published,seen,outlet,language,score,urgency,topics,title,link,reason";

    public static byte[] WriteCsv(IEnumerable<StoryRow> rows)
    {
        var text = new StringBuilder(Columns).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', new[]
            {
                row.Id.Value, LocalTime.Iso(row.Published), LocalTime.Iso(row.SeenAt), Field(row.Outlet), Field(row.Language),
                row.Score.ToString("0.0000", CultureInfo.InvariantCulture), row.Urgency.ToString().ToLowerInvariant(), Field(string.Join(' ', row.Topics)),
                Field(row.Title), Field(Display.Href(row.Link) ?? ""), Field(row.Reason),
            }).Append("\r\n");
        }

        // The mark tells spreadsheets that this is UTF-8.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public static byte[] WriteJson(IReadOnlyList<StoryRow> page, int total, string? next)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("total", total);
            if (next is not null)
                json.WriteString("next", next);
            json.WriteStartArray("stories");
            foreach (var row in page)
                JsonSerializer.Serialize(json, row, NewsMonitorJson.Default.StoryRow);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    // A spreadsheet runs what begins with one of these.
    private static string Field(string text)
    {
        var line = Display.Line(text);
        if (line.Length > 0 && line[0] is '=' or '+' or '-' or '@')
            line = "'" + line;
        return $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
