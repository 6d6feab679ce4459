using NewsMonitor.Tagging.Matching;

namespace NewsMonitor.Tagging.Profiles;

/// <summary>
/// The words of which terms are made by "near". Many stand in several groups; a text is searched for each of them once, and what is found is the set of its groups.
/// </summary>
internal sealed class WordSets
{
    private readonly Dictionary<(ulong Words, bool Comma, string? Language, CaseRule Case, bool ExactAccents, string? NotBefore), (Phrase Phrase, SortedSet<int> Groups)> spelled = [];
    private readonly Dictionary<int, List<Term>> setsOf = [];

    public int Added { get; private set; }

    public void Add(Phrase phrase)
    {
        Added++;
        var key = (PhraseAutomaton.Hash(phrase.Words), phrase.HasComma, phrase.Language, phrase.Case, phrase.ExactAccents, phrase.NotBefore);
        if (!spelled.TryGetValue(key, out var word))
            spelled.Add(key, word = (phrase, []));
        word.Groups.Add(phrase.Term.Index);
    }

    /// <summary>Adds the words as phrases, each of the one term that stands for the groups it is in.</summary>
    public void AddTo(List<Term> terms, List<Phrase> phrases)
    {
        var sets = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var (phrase, groups) in spelled.Values)
        {
            var name = string.Join(" & ", groups.Select(g => terms[g].Id));
            if (!sets.TryGetValue(name, out var set))
            {
                sets.Add(name, set = groups.Count == 1 ? phrase.Term : phrase.Term with { Index = terms.Count, Id = name });
                if (groups.Count > 1)
                    terms.Add(set);
                foreach (var group in groups)
                {
                    if (!setsOf.TryGetValue(group, out var its))
                        setsOf.Add(group, its = []);
                    its.Add(set);
                }
            }

            phrases.Add(phrase with { Term = set });
        }
    }

    /// <summary>The terms, and for a group of words all sets that it is in.</summary>
    public List<Term> With(IEnumerable<Term> named) => [.. named.SelectMany(t => setsOf.GetValueOrDefault(t.Index) ?? [t])];
}
