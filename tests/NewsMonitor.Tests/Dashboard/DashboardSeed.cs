using NewsMonitor.Feeds;
using NewsMonitor.Local.Demo;
using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Dashboard;

/// <summary>The demo's stories as the pipeline would have kept them, over some days.</summary>
public static class DashboardSeed
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 15, 30, 0, TimeSpan.Zero);

    public static async Task<MemoryStories> StoriesAsync(int days = 1)
    {
        var memory = new MemoryStories();
        var manifest = DemoManifest.Load();
        for (var day = 0; day < days; day++)
        {
            foreach (var (index, story) in manifest.Stories.Index().Where(each => day == 0 || (each.Index + day) % (2 + day % 3) == 0))
                await SaveAsync(memory, manifest, story, Now.AddDays(-day).AddMinutes(-story.Age - index));
        }

        return memory;
    }

    public static async Task<StoryRow> SaveAsync(MemoryStories memory, StoryRow row)
    {
        await memory.SaveAsync(row, CancellationToken.None);
        if (row.Relevant)
            await memory.SaveAsync(StoryOf(row, row.BestSentence?.Text ?? row.Title), CancellationToken.None);
        return row;
    }

    public static StoryRow Row(string title, DateTimeOffset published) => new()
    {
        Id = StoryId.From(Address(title, published)),
        Link = Address(title, published),
        Title = title,
        FeedId = "0011223344556677",
        Outlet = "The Andes Herald",
        Language = "en",
        Relevant = true,
        Score = .9,
        Reason = "Both sides act on each other in the first sentence.",
        Topics = ["trade"],
        Published = published,
        SeenAt = published.AddMinutes(3),
        ExtractedAt = published.AddMinutes(4),
        TextSource = TextSource.Page,
    };

    private static Uri Address(string title, DateTimeOffset published) =>
        new($"https://example.org/{published.ToUnixTimeSeconds()}/{Uri.EscapeDataString(new string([.. title.Where(char.IsAsciiLetter).Take(40)]))}");

    private static async Task SaveAsync(MemoryStories memory, DemoManifest manifest, DemoStory story, DateTimeOffset published)
    {
        var outlet = manifest.OutletOf(story);
        var lead = story.Paragraphs[0];
        var row = Row(story.Title, published) with
        {
            Outlet = outlet.Name,
            Language = outlet.Language,
            Relevant = story.Alert,
            Score = story.Alert ? .82 + story.Slug.Length % 17 / 100.0 : .08,
            Reason = story.Alert ? "Colombia and the United States act on each other in the lead." : "The text names no policy matter between the two sides.",
            Topics = story.Topics,
            Urgency = story.Topics.Contains("sanctions") ? Urgency.Critical : story.Topics.Contains("foreign-aid") ? Urgency.High : Urgency.Routine,
            BestSentence = story.Alert ? new EvidenceSentence(lead, Marks(lead)) : null,
            Booked = story.Alert ? 2 : 0,
        };
        await memory.SaveAsync(row, CancellationToken.None);
        if (story.Alert)
            await memory.SaveAsync(StoryOf(row, string.Join("\n\n", story.Paragraphs)), CancellationToken.None);
    }

    public static Story StoryOf(StoryRow row, string text) => new()
    {
        Id = row.Id,
        Title = row.Title,
        Text = text,
        Link = row.Link,
        FeedId = row.FeedId,
        Outlet = row.Outlet,
        Published = row.Published,
        SeenAt = row.SeenAt,
        TextSource = row.TextSource,
        Version = row.Version,
        ContentHash = "9f8e7d6c5b4a39281706f5e4d3c2b1a0",
        Decision = new TagDecision
        {
            Relevant = row.Relevant,
            Score = row.Score,
            Topics = row.Topics,
            Language = row.Language,
            Urgency = row.Urgency,
            Reason = row.Reason,
            BestSentence = row.BestSentence,
            Evidence = [.. Marks(text).Select(mark => new Evidence
            {
                Kind = EvidenceKind.Side,
                Of = text.Substring(mark.Offset, mark.Length).StartsWith("Col", StringComparison.Ordinal) ? "colombia" : "united-states",
                Rule = text.Substring(mark.Offset, mark.Length).ToLowerInvariant(),
                Field = "text",
                Offset = mark.Offset,
                Length = mark.Length,
                Weight = 1.2,
                Sentence = text[..Math.Min(text.Length, 120)],
            })],
        },
    };

    private static Mark[] Marks(string text) =>
        [.. ((string[])["Colombia", "United States", "Washington", "Estados Unidos", "Casa Blanca", "White House"])
            .SelectMany(word => Occurrences(text, word)).OrderBy(mark => mark.Offset)];

    private static IEnumerable<Mark> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            yield return new Mark(at, word.Length);
    }
}
