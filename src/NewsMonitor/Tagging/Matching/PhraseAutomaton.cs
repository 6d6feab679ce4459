namespace NewsMonitor.Tagging.Matching;

/// <summary>
/// Aho–Corasick over words: each word of the text is hashed once, and only words that some phrase uses move the automaton.
/// So the work is linear in the text, and hardly grows with the number of phrases.
/// </summary>
internal sealed class PhraseAutomaton
{
    private const ulong HashSeed = 14695981039346656037;
    private const ulong HashPrime = 1099511628211;

    private readonly HashIndex words = new();
    private readonly HashIndex steps = new();
    private readonly List<int> rootSteps = [];
    private readonly List<int> outputs = [-1];
    private readonly List<(int Phrase, int Tokens, int Next)> outputLists = [];

    // What the loop over the text reads, side by side: where to go on when a phrase breaks off, the first phrase that ends here, and whether a longer one passes.
    private (int Failure, int Output, bool GoesOn)[] states = [];

    /// <summary>More words than this are no phrase.</summary>
    public const int LongestPhrase = 14;

    public static ulong Start => HashSeed;

    public static ulong Add(ulong hash, char folded) => (hash ^ folded) * HashPrime;

    public static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = HashSeed;
        foreach (var c in word)
        {
            var folded = Folding.Of(c);
            if (folded == Folding.Skip)
                return HashOfMarked(word);
            if (folded != Folding.None)
                hash = Add(hash, folded);
        }

        return hash;
    }

    /// <summary>Of a phrase's words as they are compared.</summary>
    public static ulong Hash(IReadOnlyList<string> words)
    {
        var hash = HashSeed;
        foreach (var word in words)
            hash = (hash ^ Hash(word)) * HashPrime;
        return hash;
    }

    private static ulong HashOfMarked(ReadOnlySpan<char> word)
    {
        var hash = HashSeed;
        foreach (var c in Folding.Word(word))
            hash = Add(hash, c);
        return hash;
    }

    /// <summary>Adds a phrase, given as its words. Call <see cref="Complete"/> after the last.</summary>
    public void Add(IReadOnlyList<string> phraseWords, int phrase)
    {
        var state = 0;
        foreach (var word in phraseWords)
        {
            var id = words.GetOrAdd(Hash(word), words.Count);
            while (rootSteps.Count <= id)
                rootSteps.Add(0);
            state = StepOrAdd(state, id);
        }

        outputLists.Add((phrase, phraseWords.Count, outputs[state]));
        outputs[state] = outputLists.Count - 1;
    }

    /// <summary>Sets where to go on when a phrase breaks off in the middle: breadth first, so that shorter states are ready.</summary>
    public void Complete()
    {
        var edges = steps.Entries.Select(e => (From: (int)(e.Key >> 32), Word: (int)(uint)e.Key, To: e.Value)).ToLookup(e => e.From);
        states = [.. outputs.Select((output, state) => (0, output, edges.Contains(state)))];
        var queue = new Queue<int>(rootSteps.Where(s => s != 0));
        while (queue.TryDequeue(out var state))
        {
            foreach (var (_, word, to) in edges[state])
            {
                states[to].Failure = Next(states[state].Failure, word);
                AppendOutputs(to, states[to].Failure);
                queue.Enqueue(to);
            }
        }
    }

    public int WordOf(ulong hash) => words.Find(hash);

    public int Next(int state, int word)
    {
        while (state != 0)
        {
            ref readonly var at = ref states[state];
            if (at.GoesOn && steps.Find(Key(state, word)) is >= 0 and var next)
                return next;
            state = at.Failure;
        }

        return rootSteps[word];
    }

    /// <summary>The first phrase that ends in a state, to be followed by <see cref="Output"/>; -1 for none.</summary>
    public int FirstOutput(int state) => states[state].Output;

    public (int Phrase, int Tokens, int Next) Output(int at) => outputLists[at];

    private static ulong Key(int state, int word) => ((ulong)(uint)state << 32) | (uint)word;

    private int StepOrAdd(int state, int word)
    {
        if (state == 0)
        {
            if (rootSteps[word] == 0)
                rootSteps[word] = NewState();
            return rootSteps[word];
        }

        var next = steps.Find(Key(state, word));
        if (next < 0)
            steps.GetOrAdd(Key(state, word), next = NewState());
        return next;
    }

    private int NewState()
    {
        outputs.Add(-1);
        return outputs.Count - 1;
    }

    private void AppendOutputs(int state, int suffix)
    {
        for (var at = states[suffix].Output; at >= 0; at = outputLists[at].Next)
        {
            outputLists.Add((outputLists[at].Phrase, outputLists[at].Tokens, states[state].Output));
            states[state].Output = outputLists.Count - 1;
        }
    }
}
