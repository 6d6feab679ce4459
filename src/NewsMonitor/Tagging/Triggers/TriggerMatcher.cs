using System.Globalization;
using NewsMonitor.Tagging.Matching;
using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Triggers;

/// <summary>A trigger that fired, and the words that fired it.</summary>
internal readonly record struct FiredTrigger(TriggerPart Trigger, bool InTitle, int Start, int End);

/// <summary>
/// Finds the named happenings that a story reports as its news: an act and what it is done to, near one another in title or first sentence, and nothing beside
/// them that denies it, puts it off or calls it the past. One matcher may be used from many threads.
/// </summary>
internal sealed class TriggerMatcher
{
    /// <summary>A title and a first sentence, with room for a dateline.</summary>
    private const int MostCharacters = 700;

    private const int ShortSentence = 5;

    private readonly IReadOnlyList<TriggerPart> triggers;
    private readonly IReadOnlyList<Cue> cues;
    private readonly TextScanner scanner;

    public TriggerMatcher(IReadOnlyList<TriggerPart> triggers, IReadOnlyList<Cue> cues)
    {
        (this.triggers, this.cues) = (triggers, cues);
        var automaton = new PhraseAutomaton();
        foreach (var (index, cue) in cues.Index())
            automaton.Add(cue.Phrase.Words, index);
        automaton.Complete();
        scanner = new TextScanner(automaton, [.. cues.Select(c => c.Phrase)]);
    }

    /// <returns>Each trigger once, in the order of the profile.</returns>
    public IReadOnlyList<FiredTrigger> Read(TagInput input, string language, DateOnly day)
    {
        var found = new FiredTrigger?[triggers.Count];
        ReadField(input.Title, inTitle: true, language, day, found);
        ReadField(input.Text ?? "", inTitle: false, language, day, found);
        return [.. found.OfType<FiredTrigger>()];
    }

    private void ReadField(string field, bool inTitle, string language, DateOnly day, FiredTrigger?[] found)
    {
        var text = field.AsSpan(0, Math.Min(field.Length, MostCharacters));
        var scanned = new ScannedText();
        scanner.Scan(text, scanned);
        for (var sentence = 0; sentence <= LastRead(scanned, inTitle); sentence++)
        {
            var (start, end) = scanned.Sentence(sentence, text.Length);
            var clauses = new Clauses(text[start..end], start);
            if (clauses.NamesYearBefore(day.Year))
                continue;
            var said = new SentenceCues(Cued(scanned, sentence, language, clauses));
            for (var trigger = 0; trigger < triggers.Count; trigger++)
            {
                if (found[trigger] is null && said.Fires(trigger, triggers[trigger].ThreatsCount) is { } span)
                    found[trigger] = new(triggers[trigger], inTitle, span.Start, span.End);
            }
        }
    }

    // Every sentence of the title; of the text the first, and the second where the first is a dateline.
    private static int LastRead(ScannedText scanned, bool inTitle)
    {
        var last = scanned.SentenceStarts.Count - 1;
        if (inTitle || last < 1)
            return last;
        return scanned.SentenceTokens[1] < ShortSentence ? 1 : 0;
    }

    private List<CuedWords> Cued(ScannedText scanned, int sentence, string language, Clauses clauses)
    {
        var cued = new List<CuedWords>();
        foreach (var hit in scanned.Hits)
        {
            var cue = cues[hit.Phrase];
            if (hit.Sentence == sentence && (cue.Phrase.Language is not { } only || only == language))
                cued.Add(new(cue, hit, clauses.Of(hit.Start)));
        }

        return cued;
    }
}

/// <summary>A cue where it stands in a sentence.</summary>
internal readonly record struct CuedWords(Cue Cue, Hit Hit, int Clause);

/// <summary>Where a sentence is cut by commas, dashes, colons and quotation marks.</summary>
internal readonly ref struct Clauses(ReadOnlySpan<char> sentence, int start)
{
    private readonly ReadOnlySpan<char> sentence = sentence;

    /// <summary>The number of the clause that a position of the field lies in.</summary>
    public int Of(int position)
    {
        var clause = 0;
        for (var i = 0; i < position - start && i < sentence.Length; i++)
            clause += Cuts(i) ? 1 : 0;
        return clause;
    }

    /// <summary>"In 2019": then it is history, unless it says "since".</summary>
    public bool NamesYearBefore(int year)
    {
        for (var i = 0; i + 4 <= sentence.Length; i++)
        {
            if ((i == 0 || !char.IsLetterOrDigit(sentence[i - 1])) && (i + 4 == sentence.Length || !char.IsLetterOrDigit(sentence[i + 4]))
                && int.TryParse(sentence.Slice(i, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var named) && named >= 1900 && named < year
                && !sentence[..i].TrimEnd().EndsWith("since", StringComparison.OrdinalIgnoreCase)
                && !sentence[..i].TrimEnd().EndsWith("desde", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // "1,5" and "10:30" are numbers.
    private bool Cuts(int at) =>
        sentence[at] is ',' or ';' or ':' or '(' or ')' or '—' or '–' or '“' or '”' or '«' or '»' or '"'
        && !(at > 0 && at + 1 < sentence.Length && char.IsDigit(sentence[at - 1]) && char.IsDigit(sentence[at + 1]));
}

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
