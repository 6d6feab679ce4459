namespace NewsMonitor.Digests.Events;

/// <summary>How likely two reports tell of one event: what they share, less what contradicts.</summary>
internal sealed class EventSimilarity(EventLexicon lexicon)
{
    /// <summary>Words seldom survive translation, so across languages they count this much.</summary>
    public const float CognateShare = 0.35f;

    public static readonly TimeSpan Window = TimeSpan.FromDays(8);

    public float Of(EventSignature a, EventSignature b)
    {
        var time = TimeFactor(a, b);
        if (time == 0)
            return 0;
        var shared = Cosine(a, b);
        return shared < 0.05f ? 0 : shared * time * Contradictions(a, b);
    }

    public static float Cosine(EventSignature a, EventSignature b)
    {
        var across = a.Spanish != b.Spanish;
        var (dot, telling, i, j) = (0f, false, 0, 0);
        while (i < a.Features.Length && j < b.Features.Length)
        {
            var (left, right) = (a.Features[i], b.Features[j]);
            if (left.Id == right.Id)
            {
                var product = a.Weights[i++] * b.Weights[j++];
                telling |= !left.Common;
                dot += !across || left.Bridges && right.Bridges ? product : product * CognateShare;
            }
            else if (left.Id < right.Id)
                i++;
            else
                j++;
        }

        if (!telling)
            return 0;

        var (small, large) = across ? (a.BridgingNorm, b.BridgingNorm) : (a.Norm, b.Norm);
        if (small > large)
            (small, large) = (large, small);
        // Half-way between the cosine and how much of the shorter report the longer one holds: a headline alone must be able to match.
        return small == 0 ? 0 : dot / (small * MathF.Sqrt(small * large));
    }

    private static float TimeFactor(EventSignature a, EventSignature b)
    {
        if (a.Published is not { } one || b.Published is not { } other)
            return 0.9f;
        var hours = (float)(one - other).Duration().TotalHours;
        return hours switch
        {
            <= 20 => 1.1f,
            <= 36 => 1f,
            <= 192 => MathF.Max(0, 1f - (hours - 36) / 156f),
            _ => 0,
        };
    }

    private float Contradictions(EventSignature a, EventSignature b)
    {
        var factor = 1f;
        if (a.Acts.Any(act => lexicon.Against[act].Overlaps(b.Acts)) || b.Acts.Any(act => lexicon.Against[act].Overlaps(a.Acts)))
            factor *= a.Acts.Overlaps(b.Acts) ? 0.85f : 0.2f;
        if (a.Places.Count > 0 && b.Places.Count > 0 && !a.Places.Overlaps(b.Places))
            factor *= 0.55f;
        if (a.Ordinals.Count > 0 && b.Ordinals.Count > 0 && !a.Ordinals.Overlaps(b.Ordinals))
            factor *= 0.5f;
        if ((a.Personal || b.Personal) && a.Names.Count > 0 && b.Names.Count > 0 && !a.Names.Overlaps(b.Words) && !b.Names.Overlaps(a.Words))
            factor *= 0.5f;
        if (a.Topics.Count > 0 && b.Topics.Count > 0 && !a.Topics.Overlaps(b.Topics))
            factor *= 0.7f;
        return factor * NumbersFactor(a, b);
    }

    // The same kind of amount in both, and not one value in common.
    private static float NumbersFactor(EventSignature a, EventSignature b)
    {
        var factor = 1f;
        foreach (var unit in a.Numbers.Select(n => n.Unit).Where(u => u.Length > 0).Distinct())
        {
            var theirs = b.Numbers.Where(n => n.Unit == unit).ToList();
            if (theirs.Count > 0 && !a.Numbers.Any(n => n.Unit == unit && theirs.Any(t => EventNumbers.AreNear(n.Value, t.Value))))
                factor *= 0.6f;
        }

        return MathF.Max(factor, 0.36f);
    }
}
