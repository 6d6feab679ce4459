namespace NewsMonitor.Tagging.Profiles;

/// <summary>Terms that are made of two others near each other: "cancels" and "visa", in whichever order and whatever a reporter puts between.</summary>
internal sealed class WordPairs
{
    private readonly Dictionary<(int, int), List<Term>> made = [];
    private readonly HashSet<int> parts = [];

    public void Add(Term one, Term other, Term whole)
    {
        parts.Add(one.Index);
        parts.Add(other.Index);
        var key = Key(one, other);
        if (!made.TryGetValue(key, out var wholes))
            made.Add(key, wholes = []);
        if (!wholes.Contains(whole))
            wholes.Add(whole);
    }

    public bool IsPart(Term term) => parts.Contains(term.Index);

    public IReadOnlyList<Term> Of(Term one, Term other) => made.GetValueOrDefault(Key(one, other)) ?? (IReadOnlyList<Term>)[];

    private static (int, int) Key(Term one, Term other) => (Math.Min(one.Index, other.Index), Math.Max(one.Index, other.Index));
}
