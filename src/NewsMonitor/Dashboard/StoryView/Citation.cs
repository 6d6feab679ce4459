using System.Globalization;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>A reference that can be copied into a report.</summary>
public static class Citation
{
    public static string Of(StoryRow row, Story? story)
    {
        var authors = story?.Byline is { Count: > 0 } byline ? string.Join(", ", byline.Select(Display.Line)) + ". " : "";
        var published = row.Published.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var seen = row.SeenAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var address = row.Link is null ? "" : $" {row.Link.AbsoluteUri}";
        var archived = story?.PageHash is { } hash ? $" Archived page: SHA-256 {hash}." : "";
        return $"{authors}“{Display.Line(row.Title)}.” {Display.Line(row.Outlet)}, {published}.{address} (first seen {seen} UTC).{archived}";
    }
}
