using NewsMonitor.Tagging.Matching;

namespace NewsMonitor.Tagging.Triggers;

/// <summary>A cue where it stands in a sentence.</summary>
internal readonly record struct CuedWords(Cue Cue, Hit Hit, int Clause);

/// <summary>The cues of one sentence, weighed against each other.</summary>
internal sealed class SentenceCues(List<CuedWords> cued)
{
    /// <summary>Amounts, adverbs and names may stand between act and object.</summary>
    private const int MostBetween = 8;

    /// <summary>How far ahead a "not" and a "could" reach.</summary>
    private const int NegationReach = 4;
    private const int PossibilityReach = 7;

    /// <returns>Where the words stand that fire the trigger; null when none do.</returns>
    public (int Start, int End)? Fires(int trigger, bool threatsCount)
    {
        foreach (var first in cued.Where(c => c.Cue.Trigger == trigger))
        {
            if (first.Cue.Kind == CueKind.Says && Stands(first, first, threatsCount))
                return (first.Hit.Start, first.Hit.End);
            if (first.Cue.Kind != CueKind.Act)
                continue;
            foreach (var second in cued.Where(c => c.Cue.Trigger == trigger && c.Cue.Kind == CueKind.Object && AreNear(first, c)))
            {
                if (Stands(first, second, threatsCount))
                    return (Math.Min(first.Hit.Start, second.Hit.Start), Math.Max(first.Hit.End, second.Hit.End));
            }
        }

        return null;
    }

    private static bool AreNear(CuedWords act, CuedWords thing) =>
        act.Clause == thing.Clause && Math.Max(act.Hit.Token, thing.Hit.Token) - Math.Min(act.Hit.LastToken, thing.Hit.LastToken) <= MostBetween + 1;

    private bool Stands(CuedWords act, CuedWords thing, bool threatsCount)
    {
        var from = Math.Min(act.Hit.Token, thing.Hit.Token);
        foreach (var cue in cued.Where(c => c.Clause == act.Clause || c.Cue.Kind == CueKind.History))
        {
            var ahead = from - cue.Hit.LastToken;
            var against = cue.Cue.Kind switch
            {
                CueKind.Denial => !Overlap(cue, act) && !Overlap(cue, thing),
                CueKind.Negation => act.Hit.Token - cue.Hit.LastToken is > 0 and <= NegationReach,
                CueKind.Possibility => !threatsCount && act.Hit.Token - cue.Hit.LastToken is > 0 and <= PossibilityReach,
                CueKind.Background => ahead > 0,
                CueKind.History => true,
                _ => false,
            };
            if (against)
                return false;
        }

        return true;
    }

    private static bool Overlap(CuedWords one, CuedWords other) => one.Hit.Token <= other.Hit.LastToken && other.Hit.Token <= one.Hit.LastToken;
}
