using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>Brings the evidence of a decision together with the text it was found in.</summary>
internal static class StoryEvidence
{
    private const string Parting = "\n\n";

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

    public static IReadOnlyList<EvidenceLine> Lines(IEnumerable<Evidence> evidence) =>
        [.. evidence
            .GroupBy(hit => (hit.Kind, hit.Of, hit.Rule))
            .Select(hits => new EvidenceLine(hits.Key.Kind, hits.Key.Of, hits.Key.Rule, hits.Count(), hits.Sum(hit => hit.Weight), hits.First().Sentence))
            .OrderByDescending(line => Math.Abs(line.Weight))];
}
