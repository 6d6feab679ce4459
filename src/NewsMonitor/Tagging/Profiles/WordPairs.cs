namespace NewsMonitor.Tagging.Profiles;

/// <summary>Terms that are made of two others near each other: "cancels" and "visa", in whichever order and whatever a reporter puts between.</summary>
internal sealed class WordPairs
{
    private readonly Dictionary<(int, int), List<Term>> made = [];
    private int[] partOf = [];
    private Term[]?[] wholes = [];
    private int parts;

    public void Add(Term one, Term other, Term whole)
    {
        if (!made.TryGetValue((one.Index, other.Index), out var named))
            made[(one.Index, other.Index)] = made[(other.Index, one.Index)] = named = [];
        if (!named.Contains(whole))
            named.Add(whole);
    }

    /// <summary>To be called once, when all are added: from now on a pair is found by two look-ups in arrays.</summary>
    public void Complete(int terms)
    {
        partOf = Enumerable.Repeat(-1, terms).ToArray();
        foreach (var (one, _) in made.Keys)
            partOf[one] = partOf[one] < 0 ? parts++ : partOf[one];
        wholes = new Term[parts * parts][];
        foreach (var ((one, other), named) in made)
            wholes[(partOf[one] * parts) + partOf[other]] = [.. named];
    }

    public bool IsPart(Term term) => partOf[term.Index] >= 0;

    public ReadOnlySpan<Term> Of(Term one, Term other) =>
        partOf[one.Index] is >= 0 and var row && partOf[other.Index] is >= 0 and var column ? wholes[(row * parts) + column] : default;
}
