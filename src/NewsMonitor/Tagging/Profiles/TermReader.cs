using NewsMonitor.Tagging.Matching;

namespace NewsMonitor.Tagging.Profiles;

/// <summary>Reads the terms of all parts of a profile.</summary>
internal sealed class TermReader(IReadOnlyList<string> languages, Endings endings, string[] sides, string[] topics, string[] triggers)
{
    /// <summary>What a term may say, beside its phrases in each of the profile's languages.</summary>
    internal static readonly string[] Known =
        ["id", "weight", "case", "accents", "from", "until", "sides", "topics", "needs", "official", "list", "trigger", "cancels", "notBefore", "near", "shadow", "note", "any"];

    private readonly Dictionary<string, Term> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(ulong Words, bool Comma, string? Language, CaseRule Case), Term> spelled = [];
    private readonly List<(JsonEntry Entry, IReadOnlyList<string> Cancels)> cancels = [];
    private readonly List<(JsonEntry Place, Term Term)> near = [];
    private readonly WordSets words = new();

    public List<Term> Terms { get; } = [];
    public List<Phrase> Phrases { get; } = [];
    public WordPairs Pairs { get; } = new();

    public void ReadAll(JsonEntry root)
    {
        ReadPart(root, "sides", TermRole.Side);
        ReadPart(root, "topics", TermRole.Topic);
        ReadPart(root, "vetoes", TermRole.Veto);
        ReadTerms(root, "actions", TermRole.Action, "action");
        ReadTerms(root, "others", TermRole.Other, "other");
        ReadTerms(root, "lookalikes", TermRole.Lookalike, "lookalike");
        ReadTerms(root, "words", TermRole.Word, "word");
        foreach (var (entry, names) in cancels)
        {
            foreach (var unknown in names.Where(n => !byId.ContainsKey(n)))
                entry.Report("cancels", $"There is no term \"{unknown}\".");
        }

        words.AddTo(Terms, Phrases);
        var byName = Terms.SelectMany(t => ((string[])[t.Id, t.Of]).Distinct().Select(name => (name, t))).ToLookup(named => named.name, named => named.t, StringComparer.Ordinal);
        foreach (var (place, term) in near)
            ReadPair(place, term, byName);
        Pairs.Complete(Terms.Count);
    }

    // "cut + aid": each is a term's id, or that of a side, topic or veto for all its terms.
    private void ReadPair(JsonEntry place, Term term, ILookup<string, Term> byName)
    {
        var named = place.Word.Split(" + ").Select(name => words.With(byName[name].Where(t => t.Index != term.Index))).ToList();
        if (named.Count != 2 || named.Any(terms => terms.Count == 0))
        {
            place.Report("This should be two ids of words, terms, sides, topics or vetoes with \" + \" between them.");
            return;
        }

        foreach (var (one, other) in named[0].SelectMany(one => named[1].Select(other => (one, other))))
            Pairs.Add(one, other, term);
    }

    private void ReadPart(JsonEntry root, string part, TermRole role)
    {
        foreach (var entry in root.Entries(part))
        {
            entry.AllowOnly("id", "name", "terms", "threshold", "whenOfficialsMeet", "note");
            ReadTerms(entry, "terms", role, entry.Text("id") ?? "");
        }
    }

    private void ReadTerms(JsonEntry parent, string member, TermRole role, string of)
    {
        foreach (var entry in parent.Entries(member))
            ReadTerm(entry, role, of);
    }

    private void ReadTerm(JsonEntry entry, TermRole role, string of)
    {
        entry.AllowOnly([.. Known, .. languages]);
        var weight = entry.Number("weight", role == TermRole.Topic ? 1 : .9, 0, 5);
        var term = new Term
        {
            Index = Terms.Count,
            Id = entry.RequiredText("id"),
            Role = role,
            Of = of,
            Weight = weight,
            Sides = SidesOf(entry, role, of, weight),
            Topics = TopicsOf(entry, role, of, weight),
            Needs = NeedsOf(entry),
            Official = entry.Flag("official"),
            Listable = entry.Flag("list"),
            Trigger = IndexOf(entry, "trigger", triggers),
            Cancels = entry.Texts("cancels"),
            From = entry.Date("from"),
            Until = entry.Date("until"),
            Shadow = entry.Flag("shadow"),
        };
        if (!byId.TryAdd(term.Id, term))
            entry.Report("id", $"\"{term.Id}\" is the id of another term too.");
        if (term.From >= term.Until)
            entry.Report("until", "The term ends before it begins.");
        if (term.Cancels.Count > 0)
            cancels.Add((entry, term.Cancels));
        Terms.Add(term);
        ReadPhrases(entry, term);
    }

    private void ReadPhrases(JsonEntry entry, Term term)
    {
        var before = Phrases.Count + words.Added;
        var rules = (entry.Enum("case", CaseRule.Any), entry.Enum("accents", AccentRule.Folded) == AccentRule.Exact, entry.Text("notBefore"));
        near.AddRange(entry.Items("near").Where(i => i.Is(System.Text.Json.JsonTokenType.String)).Select(i => (i, term)));
        foreach (var language in (IEnumerable<string>)["any", .. languages])
        {
            foreach (var item in entry.Items(language).Where(i => i.Is(System.Text.Json.JsonTokenType.String)))
                AddSpellings(item, term, language == "any" ? null : language, rules);
        }

        if (Phrases.Count + words.Added == before && entry.Items("near").Count == 0)
            entry.Report($"The term has no words: name some under \"any\" or {string.Join(", ", languages.Select(l => $"\"{l}\""))}.");
    }

    private void AddSpellings(JsonEntry item, Term term, string? language, (CaseRule Case, bool ExactAccents, string? NotBefore) rules)
    {
        if (endings.Spell(item) is not { } spellings)
            return;

        foreach (var spelling in spellings)
        {
            var phrase = new Phrase(spelling, term, rules.Case, rules.ExactAccents, language, rules.NotBefore);
            if (phrase.Words.Count is 0 or > PhraseAutomaton.LongestPhrase)
                item.Report($"\"{spelling}\" has {phrase.Words.Count} words; there may be 1 to {PhraseAutomaton.LongestPhrase}.");
            else if (phrase.StraySign is { } sign)
                item.Report($"\"{spelling}\" has the sign {sign}, which no phrase is found with: name its words alone.");
            else if (term.Role == TermRole.Word)
                words.Add(phrase);
            else if (Twin(phrase) is not { } twin || (twin.Id != term.Id && (twin.Role != term.Role || twin.Of != term.Of)))
                Phrases.Add(phrase);
            else if (twin.Id != term.Id)
                item.Report($"\"{spelling}\" belongs to the term \"{twin.Id}\" already.");
        }
    }

    // The first term that has the same words; this one when there is none yet.
    private Term? Twin(Phrase phrase)
    {
        var key = (PhraseAutomaton.Hash(phrase.Words), phrase.HasComma, phrase.Language, phrase.Case);
        return spelled.TryAdd(key, phrase.Term) ? null : spelled[key];
    }

    private double[] SidesOf(JsonEntry entry, TermRole role, string of, double weight)
    {
        var weights = new double[2];
        if (role == TermRole.Side && Array.IndexOf(sides, of) is var side and >= 0 and < 2)
            weights[side] = Math.Min(weight, 1);
        foreach (var (name, value) in entry.Object("sides")?.Members ?? [])
        {
            if (Array.IndexOf(sides, name) is var named and >= 0 and < 2)
                weights[named] = value.AsNumber(0, 1);
            else
                value.Report($"There is no side \"{name}\".");
        }

        return weights;
    }

    private TopicWeight[] TopicsOf(JsonEntry entry, TermRole role, string of, double weight)
    {
        var weights = new List<TopicWeight>();
        if (role == TermRole.Topic && Array.IndexOf(topics, of) is var own and >= 0)
            weights.Add(new(own, weight));
        foreach (var (name, value) in entry.Object("topics")?.Members ?? [])
        {
            if (Array.IndexOf(topics, name) is var topic and >= 0)
                weights.Add(new(topic, value.AsNumber(-5, 5)));
            else
                value.Report($"There is no topic \"{name}\".");
        }

        return [.. weights];
    }

    private Needs NeedsOf(JsonEntry entry) => IndexOf(entry, "needs", [.. sides, "either"]) switch
    {
        0 => Needs.First,
        1 => Needs.Second,
        2 => Needs.Either,
        _ => Needs.Nothing,
    };

    private static int IndexOf(JsonEntry entry, string member, string[] names)
    {
        if (entry.Text(member) is not { } name)
            return -1;
        var index = Array.IndexOf(names, name);
        if (index < 0)
            entry.Report(member, $"\"{name}\" is unknown; there are {string.Join(", ", names)}.");
        return index;
    }
}
