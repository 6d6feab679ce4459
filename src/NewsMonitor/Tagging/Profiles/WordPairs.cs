namespace NewsMonitor.Tagging.Profiles;

/// <summary>Terms that are made of two others near each other: "cancels" and "visa", in whichever order and whatever a reporter puts between.</summary>
internal sealed class WordPairs
{
    private const int BitsOfARow = 64;

    private readonly Dictionary<(int, int), List<Term>> made = [];
    private int[] partOf = [];

    // Nearly all pairs of words make nothing: one bit of a small table says so.
    private ulong[] bits = [];
    private int row;

    public void Add(Term one, Term other, Term whole)
    {
        if (!made.TryGetValue((one.Index, other.Index), out var named))
            made[(one.Index, other.Index)] = made[(other.Index, one.Index)] = named = [];
        if (!named.Contains(whole))
            named.Add(whole);
    }

    /// <summary>To be called once, when all are added.</summary>
    public void Complete(int terms)
    {
        partOf = Enumerable.Repeat(-1, terms).ToArray();
        var parts = 0;
        foreach (var (one, _) in made.Keys)
            partOf[one] = partOf[one] < 0 ? parts++ : partOf[one];
        row = (parts / BitsOfARow) + 1;
        bits = new ulong[parts * row];
        foreach (var (one, other) in made.Keys)
            bits[(partOf[one] * row) + (partOf[other] / BitsOfARow)] |= 1UL << (partOf[other] % BitsOfARow);
    }

    /// <summary>What a term is called in pairs; -1 when no pair has it.</summary>
    public int PartOf(Term term) => partOf[term.Index];

    public bool MakeATerm(int part, int other) => (bits[(part * row) + (other / BitsOfARow)] >> (other % BitsOfARow) & 1) != 0;

    public IReadOnlyList<Term> Of(Term one, Term other) => made[(one.Index, other.Index)];
}
