using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace NewsMonitor.Dashboard.StoryView;

/// <summary>Which paragraphs changed between two versions of a text, and within them which words.</summary>
internal static class TextDiff
{
    // Comparing takes time that grows with length and difference together; longer texts are compared as far as this.
    private const int Longest = 50_000;

    public static IReadOnlyList<ChangedParagraph> Of(string before, string after)
    {
        var sides = SideBySideDiffBuilder.Diff(Cut(before), Cut(after));
        return
        [
            .. sides.OldText.Lines.Zip(sides.NewText.Lines)
                .Where(pair => pair.First.Type != ChangeType.Unchanged || pair.Second.Type != ChangeType.Unchanged)
                .Select(pair => new ChangedParagraph([.. Pieces(pair.First, pair.Second)]))
                .Where(paragraph => paragraph.Pieces.Any(piece => !string.IsNullOrWhiteSpace(piece.Text))),
        ];
    }

    private static IEnumerable<ChangedPiece> Pieces(DiffPiece before, DiffPiece after)
    {
        if (before.SubPieces.Count == 0 || after.SubPieces.Count == 0)
        {
            if (before.Text is { Length: > 0 } gone)
                yield return new(gone, PieceChange.Removed);
            if (after.Text is { Length: > 0 } come)
                yield return new(come, PieceChange.Added);
            yield break;
        }

        foreach (var (old, young) in before.SubPieces.Zip(after.SubPieces))
        {
            if (old.Type == ChangeType.Unchanged)
            {
                yield return new(young.Text, PieceChange.Kept);
                continue;
            }

            if (old.Text is { Length: > 0 } gone)
                yield return new(gone, PieceChange.Removed);
            if (young.Text is { Length: > 0 } come)
                yield return new(come, PieceChange.Added);
        }
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}

/// <summary>One paragraph that changed, cut where it changed.</summary>
public sealed record ChangedParagraph(IReadOnlyList<ChangedPiece> Pieces);

public sealed record ChangedPiece(string Text, PieceChange Change);

public enum PieceChange
{
    Kept,
    Removed,
    Added,
}
