using NewsMonitor.Digests;
using NewsMonitor.Digests.Links;
using NewsMonitor.Stories;

namespace NewsMonitor.BrowserTests;

/// <summary>An address of every page of the dashboard.</summary>
internal static class Pages
{
    public static readonly IReadOnlyList<string> Names =
        ["stories", "sanctions", "nothing-found", "story", "not-relevant", "why", "why-not", "why-unknown", "feeds", "digests", "digest", "operations", "unsubscribe", "missing"];

    public static async Task<string> AddressAsync(Site site, string name) => name switch
    {
        "stories" => "/",
        "sanctions" => "/?topic=sanctions",
        "nothing-found" => "/?q=nowhere&from=yesterday&score=0.9",
        "story" => $"/story/{(await StoryAsync(site, IsAlertOn("sanctions"))).Id}",
        "not-relevant" => $"/story/{(await StoryAsync(site, row => !row.Relevant)).Id}",
        "why" => Why(await StoryAsync(site, IsAlertOn("sanctions"))),
        "why-not" => Why(await StoryAsync(site, row => !row.Relevant)),
        "why-unknown" => $"/why?url={Uri.EscapeDataString("https://harbor-ledger.example/2026/11/24/a-story-that-never-came")}",
        "digest" => $"/digest/policy-desk/{(await site.Part<IDigestStore>().NewestAsync("policy-desk", 1, CancellationToken.None))[0]}",
        "unsubscribe" => $"/unsubscribe?t={site.Part<LinkTokens>().TokenOf(new(LinkAction.Unsubscribe, "policy-desk", "desk@example.org"))}",
        "missing" => "/no/such/page",
        _ => $"/{name}",
    };

    /// <summary>The newest story that is wanted.</summary>
    public static async Task<StoryRow> StoryAsync(Site site, Func<StoryRow, bool> wanted)
    {
        for (var day = DateOnly.FromDateTime(NewsMonth.Now.UtcDateTime); ; day = day.AddDays(-1))
        {
            var rows = await site.Part<IStoryIndex>().OfDayAsync(day, CancellationToken.None).ToListAsync();
            if (rows.Where(wanted).MaxBy(row => row.Published) is { } found)
                return found;
        }
    }

    private static Func<StoryRow, bool> IsAlertOn(string topic) => row => row.Relevant && row.Topics.Contains(topic);

    private static string Why(StoryRow row) => $"/why?url={Uri.EscapeDataString(row.Link!.AbsoluteUri)}";
}
