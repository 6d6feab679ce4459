namespace NewsMonitor.Tagging.Matching;

/// <summary>Where a profile's phrase stands in a text.</summary>
internal readonly record struct Hit(int Phrase, int Start, int End, int Token, int Tokens, int Sentence)
{
    public int LastToken => Token + Tokens - 1;
    public int Length => End - Start;
}

/// <summary>One text after its one pass: hits in the order of their ends, and where sentences and paragraphs begin.</summary>
internal sealed class ScannedText
{
    public List<Hit> Hits { get; } = [];
    public List<int> SentenceStarts { get; } = [];

    /// <summary>Index of the token with which each sentence begins.</summary>
    public List<int> SentenceTokens { get; } = [];

    /// <summary>The paragraph of each sentence.</summary>
    public List<int> Paragraphs { get; } = [];
    public int Tokens { get; set; }

    public void Clear()
    {
        Hits.Clear();
        SentenceStarts.Clear();
        SentenceTokens.Clear();
        Paragraphs.Clear();
        Tokens = 0;
    }

    public (int Start, int End) Sentence(int sentence, int textLength) =>
        (SentenceStarts[sentence], sentence + 1 < SentenceStarts.Count ? SentenceStarts[sentence + 1] : textLength);
}
