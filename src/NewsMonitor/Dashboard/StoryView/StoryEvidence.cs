using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>Brings the evidence of a decision together with the text it was found in.</summary>
internal static class StoryEvidence
{
    private const string Parting = "\n\n";
    private const int MostWords = 4;

    public static IReadOnlyList<Block> Blocks(Story story)
    {
        var hits = story.Decision.Evidence.Where(hit => hit is { Field: "text", Weight: > 0 }).OrderBy(hit => hit.Offset).ToList();
        var blocks = new List<Block>();
        for (var start = 0; start <= story.Text.Length;)
        {
            var end = story.Text.IndexOf(Parting, start, StringComparison.Ordinal);
            end = end < 0 ? story.Text.Length : end;
            var (from, to) = (start, end);
            if (to > from)
                blocks.Add(new(story.Text[from..to], [.. hits
                    .Where(hit => hit.Offset >= from && hit.Length <= to - hit.Offset)
                    .Select(hit => new Mark(hit.Offset - from, hit.Length))]));
            start = end + Parting.Length;
        }

        return blocks;
    }

    /// <summary>A line for each rule that spoke, the weightiest first.</summary>
    public static IReadOnlyList<EvidenceLine> Lines(Story story) =>
        [.. story.Decision.Evidence
            .GroupBy(hit => (hit.Kind, hit.Of, hit.Rule))
            .Select(hits => new EvidenceLine(
                hits.Key.Kind, hits.Key.Of, hits.Key.Rule, WordsOf(story, hits), hits.Count(), hits.Sum(hit => hit.Weight), hits.First().Sentence))
            .OrderByDescending(line => Math.Abs(line.Weight))];

    private static IReadOnlyList<string> WordsOf(Story story, IEnumerable<Evidence> hits) =>
        [.. hits.Select(hit => Cut(hit.Field == "title" ? story.Title : story.Text, hit)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)];

    // Offsets come from storage: what does not fit the text is left out.
    private static string? Cut(string text, Evidence hit) =>
        hit is { Offset: >= 0, Length: > 0 } && hit.Offset <= text.Length - hit.Length ? text.Substring(hit.Offset, hit.Length) : null;
}
