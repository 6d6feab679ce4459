using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Digests.Events;

/// <summary>What puts one entry before another. Urgency decides; the rest is weighed.</summary>
internal static class Ranking
{
    private const double ScoreShare = 0.4;
    private const double CorroborationShare = 0.25;
    private const double SourceShare = 0.2;
    private const double RecencyShare = 0.15;

    /// <summary>More outlets than this add nothing.</summary>
    private const double ManyVoices = 6;

    private const double HeaviestSource = 2;

    private static readonly TimeSpan HalfLife = TimeSpan.FromHours(12);

    public static IReadOnlyList<DigestEntry> Of(IEnumerable<DigestEntry> entries) =>
        [.. entries.OrderByDescending(e => e.Urgency).ThenByDescending(e => e.Weight).ThenBy(e => e.Event, StringComparer.Ordinal)];

    public static double Weight(IReadOnlyList<Story> reports, int corroboration, DateTimeOffset now)
    {
        var score = reports.Max(r => r.Decision.Score);
        var voices = Math.Min(corroboration, ManyVoices) / ManyVoices;
        var source = Math.Clamp(reports.Max(r => r.SourceWeight), 0, HeaviestSource) / HeaviestSource;
        return Math.Round(ScoreShare * score + CorroborationShare * voices + SourceShare * source + RecencyShare * Recency(reports, now), 4);
    }

    public static IReadOnlyList<string> Reasons(Happening happening, DigestEntry entry, DigestFrame frame, EventWording words)
    {
        var reports = happening.Pending;
        List<string> reasons =
        [
            words.Urgency(entry.Urgency, [.. entry.Triggers.Select(frame.NameOf)]),
            words.Score(reports.Max(r => r.Decision.Score)),
            words.Corroboration(entry.Corroboration),
            words.Source(reports.MaxBy(r => r.SourceWeight)!, reports.Any(r => r.SourceKind == SourceKind.Official)),
            words.Age(frame.Now - reports.Max(r => r.Published)),
        ];
        return reasons;
    }

    private static double Recency(IReadOnlyList<Story> reports, DateTimeOffset now)
    {
        var age = now - reports.Max(r => r.Published);
        return age <= TimeSpan.Zero ? 1 : Math.Pow(0.5, age / HalfLife);
    }
}
