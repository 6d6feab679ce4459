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

    private const int WordsOfAPlace = 4;
    private const int WordsOfADate = 8;

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
        for (var sentence = 0; sentence <= LastRead(scanned, text, inTitle); sentence++)
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
    private static int LastRead(ScannedText scanned, ReadOnlySpan<char> text, bool inTitle)
    {
        var last = scanned.SentenceStarts.Count - 1;
        if (inTitle || last < 1)
            return last;
        var (start, end) = scanned.Sentence(0, text.Length);
        var words = scanned.SentenceTokens[1];
        return words <= WordsOfAPlace || (words <= WordsOfADate && text[start..end].ContainsAnyInRange('0', '9')) ? 1 : 0;
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
