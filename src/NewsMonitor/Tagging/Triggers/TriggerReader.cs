using System.Text.Json;
using NewsMonitor.Tagging.Matching;
using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Triggers;

/// <summary>Reads the words of a profile's triggers, and of the cues that speak against all of them.</summary>
internal sealed class TriggerReader(IReadOnlyList<string> languages, Endings endings)
{
    private static readonly (string Member, CueKind Kind)[] OwnWords = [("says", CueKind.Says), ("acts", CueKind.Act), ("objects", CueKind.Object)];

    private static readonly (string Member, CueKind Kind)[] SharedWords =
    [
        ("denials", CueKind.Denial), ("negations", CueKind.Negation), ("possibilities", CueKind.Possibility),
        ("background", CueKind.Background), ("history", CueKind.History),
    ];

    public List<Cue> Cues { get; } = [];

    /// <param name="terms">Topics' terms may name what a trigger acts on.</param>
    public void ReadAll(JsonEntry root, IEnumerable<Phrase> terms)
    {
        foreach (var (index, trigger) in root.Entries("triggers").Index())
        {
            trigger.AllowOnly(["id", "name", "urgency", "threatsCount", "note", .. OwnWords.Select(w => w.Member)]);
            foreach (var (member, kind) in OwnWords)
                Read(trigger, member, kind, index);
        }

        if (root.Object("triggerCues") is { } shared)
        {
            shared.AllowOnly(["note", .. SharedWords.Select(w => w.Member)]);
            foreach (var (member, kind) in SharedWords)
                Read(shared, member, kind, -1);
        }

        Cues.AddRange(terms.Where(p => p.Term.Trigger >= 0).Select(p => new Cue(CueKind.Object, p.Term.Trigger, p)));
    }

    private void Read(JsonEntry parent, string member, CueKind kind, int trigger)
    {
        if (parent.Object(member) is not { } words)
            return;

        words.AllowOnly([.. languages]);
        var term = new Term { Index = Cues.Count, Id = member, Role = TermRole.Trigger, Of = member, Trigger = trigger };
        foreach (var language in languages)
        {
            foreach (var item in words.Items(language).Where(i => i.Is(JsonTokenType.String)))
                Add(item, language, kind, term);
        }
    }

    private void Add(JsonEntry item, string language, CueKind kind, Term term)
    {
        if (endings.Spell(item) is not { } spellings)
            return;

        foreach (var phrase in spellings.Select(s => new Phrase(s, term, CaseRule.Any, ExactAccents: false, language, NotBefore: null)))
        {
            if (phrase.Words.Count is 0 or > PhraseAutomaton.LongestPhrase)
                item.Report($"\"{phrase.Text}\" has {phrase.Words.Count} words; there may be 1 to {PhraseAutomaton.LongestPhrase}.");
            else
                Cues.Add(new(kind, term.Trigger, phrase));
        }
    }
}
