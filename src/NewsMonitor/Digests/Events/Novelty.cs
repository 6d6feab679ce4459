using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Digests.Events;

/// <summary>Decides whether an event that was alerted before is worth a second mention, and says what changed.</summary>
internal static class Novelty
{
    /// <summary>Below this likeness it is in doubt whether a story says the same: a repeated mail is better than a wrongly suppressed one.</summary>
    private const float Sure = 0.32f;

    private const int MostFigures = 3;

    private static readonly HashSet<string> Telling = ["money", "pesos", "euro", "pct", "ha", "t", "dead", "people", "years", "projects"];

    /// <returns>What changed, in the digest's language; null when nothing did.</returns>
    public static string? Of(Happening happening, DigestFrame frame, EventWording words)
    {
        var changes = new List<string>();
        var officials = happening.Pending.Where(s => s.SourceKind == SourceKind.Official).Select(s => s.Outlet).Distinct().ToList();
        if (officials.Count > 0 && happening.Alerted.All(a => a.Story.SourceKind != SourceKind.Official))
            changes.Add(words.OfficialJoined(string.Join(", ", officials)));

        var urgency = happening.Pending.Max(s => s.Decision.Urgency);
        if (urgency > happening.AlertedUrgency)
            changes.Add(words.UrgencyRose(happening.AlertedUrgency, urgency));

        var measures = happening.Pending.SelectMany(s => s.Decision.Triggers).Except(happening.Alerted.SelectMany(a => a.Story.Decision.Triggers)).ToList();
        if (measures.Count > 0)
            changes.Add(words.NewMeasure(string.Join(", ", measures.Select(frame.NameOf))));

        var figures = NewFigures(happening);
        if (figures.Count > 0)
            changes.Add(words.NewFigures(string.Join(", ", figures)));

        if (changes.Count == 0 && happening.Pending.Any(s => happening.Likeness(s) < Sure))
            changes.Add(words.PerhapsSame);
        return changes.Count == 0 ? null : string.Join(" ", changes);
    }

    // Only what title and lead say counts as news; what was known may have stood anywhere.
    private static List<string> NewFigures(Happening happening)
    {
        var known = happening.Alerted.SelectMany(a => FiguresOf(a.Story)).ToList();
        var found = new List<string>();
        foreach (var figure in happening.Pending.SelectMany(FiguresOf).Where(f => f.Number.Zone is (EventZone.Title or EventZone.Lead) && Telling.Contains(f.Number.Unit)))
        {
            if (known.Exists(k => k.Number.Unit == figure.Number.Unit && EventNumbers.AreNear(k.Number.Value, figure.Number.Value))
                || known.Exists(k => k.Number.Unit.Length == 0 && EventNumbers.AreNear(k.Number.Value, figure.Number.Value)))
                continue;
            known.Add(figure);
            found.Add(figure.Words);
        }

        return [.. found.Take(MostFigures)];
    }

    private static IEnumerable<(EventNumber Number, string Words)> FiguresOf(Story story)
    {
        var item = new EventItem { Id = story.Id.Value, Title = story.Title, Text = story.Text };
        var tokens = EventTokens.Of(item);
        var spanish = story.Decision.Language == "und" ? EventWords.IsSpanish(tokens) : story.Decision.Language == "es";
        return EventNumbers.Of(tokens, spanish).Select(number => (number, EventNumbers.Quote(item, tokens, number)));
    }
}
