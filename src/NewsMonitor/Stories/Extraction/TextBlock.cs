namespace NewsMonitor.Stories.Extraction;

/// <summary>A run of text that a reader sees as one: a paragraph, a heading, a list item, a cell.</summary>
internal sealed record TextBlock(BlockKind Kind, string Text, int Words, double LinkShare)
{
    private const int WordsOfASentence = 12;

    /// <summary>Sentences, rather than labels or links.</summary>
    public bool IsSolid => Words >= WordsOfASentence && LinkShare < 0.5 && Kind != BlockKind.Heading;
}

internal enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    Quote,
    Preformatted,
    Row,
}
