using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Digests.Events;

/// <summary>The ideas that English and Spanish reports share under different words, as <c>events-lexicon.json</c> lists them.</summary>
internal sealed class EventLexicon
{
    private const int ShortestPrefix = 2;

    public static readonly EventLexicon Default = Load();

    private readonly Dictionary<string, List<Term>> english = [];
    private readonly Dictionary<string, List<Term>> spanish = [];

    private EventLexicon(IReadOnlyList<EventConcept> concepts)
    {
        Concepts = concepts;
        var numbers = concepts.Index().ToDictionary(c => c.Item.Id, c => c.Index);
        Against = [.. concepts.Select(c => List(c.Against).Select(id => numbers[id]).ToHashSet())];
        Within = [.. concepts.Select(c => c.In is { } wider ? numbers[wider] : -1)];
        foreach (var (number, concept) in concepts.Index())
        {
            Add(english, concept.En, number);
            Add(spanish, concept.Es, number);
        }
    }

    public IReadOnlyList<EventConcept> Concepts { get; }

    /// <summary>For each concept those that it contradicts.</summary>
    public IReadOnlyList<HashSet<int>> Against { get; }

    /// <summary>For each concept the wider place, or -1.</summary>
    public IReadOnlyList<int> Within { get; }

    /// <summary>Reports every concept named at a position, and how many tokens name it.</summary>
    public void FindAt(IReadOnlyList<EventToken> tokens, int at, bool inSpanish, Action<int, int> found)
    {
        var word = tokens[at].Text;
        var terms = inSpanish ? spanish : english;
        Try(word);
        for (var length = ShortestPrefix; length <= word.Length; length++)
            Try(string.Concat(word.AsSpan(0, length), "*"));

        void Try(string key)
        {
            if (terms.TryGetValue(key, out var candidates))
                foreach (var term in candidates)
                    if (Matches(tokens, at, term.Words))
                        found(term.Concept, term.Words.Length);
        }
    }

    private static bool Matches(IReadOnlyList<EventToken> tokens, int at, string[] words)
    {
        if (at + words.Length > tokens.Count)
            return false;
        for (var i = 1; i < words.Length; i++)
        {
            var word = tokens[at + i].Text;
            if (words[i][^1] == '*' ? !word.AsSpan().StartsWith(words[i].AsSpan(0, words[i].Length - 1)) : word != words[i])
                return false;
        }

        return true;
    }

    private static void Add(Dictionary<string, List<Term>> terms, string? list, int concept)
    {
        foreach (var text in List(list))
        {
            var words = text.Split(' ').Select(w => w.EndsWith('*') ? EventTokens.Fold(w.AsSpan(0, w.Length - 1)) + "*" : EventTokens.Fold(w)).ToArray();
            if (!terms.TryGetValue(words[0], out var same))
                terms.Add(words[0], same = []);
            same.Add(new(words, concept));
        }
    }

    private static string[] List(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static EventLexicon Load()
    {
        using var stream = typeof(EventLexicon).Assembly.GetManifestResourceStream("events-lexicon.json")
            ?? throw new InvalidOperationException("The events lexicon is not in the assembly.");
        var file = JsonSerializer.Deserialize(stream, EventLexiconJson.Default.EventLexiconFile) ?? throw new JsonException("The events lexicon is null.");
        return new(file.Concepts);
    }

    private sealed record Term(string[] Words, int Concept);
}

/// <summary>One idea and its words, in lists parted by commas.</summary>
internal sealed record EventConcept
{
    public required string Id { get; init; }
    public required ConceptKind Kind { get; init; }

    /// <summary>In so many stories that it says little about which event one is of.</summary>
    public bool Common { get; init; }

    /// <summary>About somebody: another name is another event.</summary>
    public bool Personal { get; init; }
    public string? In { get; init; }
    public string? Against { get; init; }
    public string? En { get; init; }
    public string? Es { get; init; }
}

internal enum ConceptKind
{
    Topic,
    Act,
    Actor,
    Place,
    Ordinal,
}

internal sealed record EventLexiconFile(string About, IReadOnlyList<EventConcept> Concepts);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(EventLexiconFile))]
internal sealed partial class EventLexiconJson : JsonSerializerContext;
