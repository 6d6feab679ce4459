using NewsMonitor.Digests;
using NewsMonitor.Stories;

namespace NewsMonitor.BrowserTests;

/// <summary>An address of every page of the dashboard.</summary>
internal static class Pages
{
    public static async Task<IReadOnlyList<(string Name, string Address)>> OfAsync(Site site)
    {
        var sanctions = await StoryAsync(site, row => row.Relevant && row.Topics.Contains("sanctions"));
        var other = await StoryAsync(site, row => !row.Relevant && row.Title.Contains("Columbia River", StringComparison.Ordinal));
        var digest = (await site.Part<IDigestStore>().NewestAsync("policy-desk", 1, CancellationToken.None))[0];
        return
        [
            ("stories", "/"),
            ("sanctions", "/?topic=sanctions"),
            ("story", $"/story/{sanctions.Id}"),
            ("why", $"/why?url={Uri.EscapeDataString(sanctions.Link!.AbsoluteUri)}"),
            ("why-not", $"/why?url={Uri.EscapeDataString(other.Link!.AbsoluteUri)}"),
            ("feeds", "/feeds"),
            ("digests", "/digests"),
            ("digest", $"/digest/policy-desk/{digest}"),
            ("operations", "/operations"),
        ];
    }

    public static async Task<StoryRow> StoryAsync(Site site, Func<StoryRow, bool> wanted)
    {
        for (var day = DateOnly.FromDateTime(NewsMonth.Now.UtcDateTime); ; day = day.AddDays(-1))
        {
            var rows = await site.Part<IStoryIndex>().OfDayAsync(day, CancellationToken.None).ToListAsync();
            if (rows.FirstOrDefault(wanted) is { } found)
                return found;
        }
    }
}
