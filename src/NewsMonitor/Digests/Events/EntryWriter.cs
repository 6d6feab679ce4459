using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Events;

/// <summary>Writes the entry of one event: who leads, who else reports, and what is worth quoting.</summary>
internal static class EntryWriter
{
    private const int MostFigures = 6;

    public static DigestEntry Write(Happening happening, string? changed, DigestFrame frame, EventWording words)
    {
        var reports = happening.Pending;
        var lead = Lead(reports, frame.Language.Code());
        var corroboration = Voices.Count(happening.Everything);
        var entry = new DigestEntry
        {
            Event = happening.Event,
            Lead = ReportOf(lead),
            Others = [.. reports.Where(r => r != lead).Select(ReportOf)],
            Topics = ByFrequency(reports.SelectMany(r => r.Decision.Topics)),
            Triggers = ByFrequency(reports.SelectMany(r => r.Decision.Triggers)),
            Urgency = reports.Max(r => r.Decision.Urgency),
            Corroboration = corroboration,
            Evidence = EvidenceOf(reports),
            Figures = FiguresOf(reports.OrderBy(r => r == lead ? 0 : r.Decision.Language == lead.Decision.Language ? 1 : 2)),
            WhatChanged = changed,
            Follows = happening.Alerted.OrderBy(a => a.Story.Published).FirstOrDefault()?.Digest,
            Weight = Ranking.Weight(reports, corroboration, frame.Now),
        };
        return entry with { RankReasons = Ranking.Reasons(happening, entry, frame, words) };
    }

    // In the reader's language where there is one, with text, from the source that is trusted most, and first.
    private static Story Lead(IReadOnlyList<Story> reports, string language) => reports
        .OrderBy(r => r.Decision.Language == language ? 0 : 1)
        .ThenBy(r => r.TextSource == TextSource.TitleOnly ? 1 : 0)
        .ThenByDescending(r => r.SourceWeight)
        .ThenByDescending(r => r.Decision.Score)
        .ThenBy(r => r.Published)
        .ThenBy(r => r.Id.Value, StringComparer.Ordinal)
        .First();

    private static EntryStory ReportOf(Story story) =>
        new(story.Id, story.Version, story.Title, story.Outlet, story.Decision.Language, story.Link, story.Published)
        {
            SourceKind = story.SourceKind,
            Agency = story.Agency,
        };

    private static IReadOnlyList<string> ByFrequency(IEnumerable<string> names) =>
        [.. names.GroupBy(n => n).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    private static SortedDictionary<string, EvidenceSentence> EvidenceOf(IReadOnlyList<Story> reports)
    {
        var evidence = new SortedDictionary<string, EvidenceSentence>(StringComparer.Ordinal);
        foreach (var report in reports.OrderByDescending(r => r.Decision.Score).ThenBy(r => r.Id.Value, StringComparer.Ordinal))
            if (report.Decision.BestSentence is { } sentence)
                evidence.TryAdd(report.Decision.Language, sentence);
        return evidence;
    }

    private static IReadOnlyList<string> FiguresOf(IEnumerable<Story> reports) =>
    [
        .. reports.SelectMany(r => r.Figures).Where(f => f.Kind != "date")
            .DistinctBy(f => (f.Kind, f.Unit, f.Value is { } value ? (object)value : f.Text)).Take(MostFigures).Select(f => f.Text),
    ];
}
