using NewsMonitor.Tagging;
using NewsMonitor.Tests.Tagging;

namespace NewsMonitor.Benchmarks.Tagging;

/// <summary>Articles of a newspaper's length, put together from the labelled stories' own words.</summary>
internal static class Articles
{
    private const int Length = 4000;

    public static IReadOnlyList<TagInput> Make(int count)
    {
        var stories = Labelled().OrderBy(s => s.Lang, StringComparer.Ordinal).ToList();
        return [.. Enumerable.Range(0, count).Select(i => Article(stories, i * 7 % stories.Count))];
    }

    private static TagInput Article(List<LabelledStory> stories, int first)
    {
        var (text, title) = (new System.Text.StringBuilder(), stories[first]);
        for (var i = first; text.Length < Length; i = (i + 1) % stories.Count)
        {
            if (stories[i].Lang == title.Lang)
                text.Append(stories[i].Title).Append(". ").Append(stories[i].Text).Append("\n\n");
        }

        return title.Input with { Text = text.ToString() };
    }

    private static IEnumerable<LabelledStory> Labelled() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "testdata", "tagging"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(LabelledStory.Read);
}
