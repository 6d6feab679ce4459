using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Stories;

public sealed class TextDiffTests
{
    private const string A = "The bridge opens in May, the ministry said.";
    private const string B = "It cost forty million and two years more than was planned.";
    private const string C = "Lorries must wait for the second lane until the autumn.";

    [Fact]
    public void The_same_text_is_kept() => Assert.Equal("=A =B", Changes([A, B], [A, B]));

    [Fact]
    public void A_new_paragraph_is_added_where_it_stands() => Assert.Equal("=A +C =B", Changes([A, B], [A, C, B]));

    [Fact]
    public void A_paragraph_taken_out_is_removed() => Assert.Equal("=A -B =C", Changes([A, B, C], [A, C]));

    [Fact]
    public void A_corrected_figure_is_one_paragraph_reworded()
    {
        var corrected = B.Replace("forty", "fifty", StringComparison.Ordinal);

        var change = Assert.Single(TextDiff.Of(Join(A, B, C), Join(A, corrected, C)), change => change.Kind != ChangeKind.Kept);

        Assert.Equal(new ParagraphChange(ChangeKind.Reworded, B, corrected), change);
    }

    [Fact]
    public void Another_paragraph_in_the_place_of_one_is_not_its_rewording() => Assert.Equal("=A -B +C", Changes([A, B], [A, C]));

    [Fact]
    public void Two_books_are_compared_without_a_table_of_all_their_pairs()
    {
        var (old, now) = (Enumerable.Range(0, 5_000).Select(i => $"old{i}"), Enumerable.Range(0, 5_000).Select(i => $"new{i}"));

        Assert.Equal(10_000, TextDiff.Of(Join([A, .. old, B]), Join([A, .. now, B])).Count(change => change.Kind is ChangeKind.Added or ChangeKind.Removed));
    }

    private static string Changes(string[] before, string[] after) => string.Join(' ', TextDiff.Of(Join(before), Join(after)).Select(change => change.Kind switch
    {
        ChangeKind.Kept => $"={Name(change.After)}",
        ChangeKind.Added => $"+{Name(change.After)}",
        ChangeKind.Removed => $"-{Name(change.Before)}",
        _ => $"~{Name(change.Before)}",
    }));

    private static string Name(string? paragraph) => paragraph switch { A => "A", B => "B", C => "C", _ => "?" };

    private static string Join(params string[] paragraphs) => string.Join("\n\n", paragraphs);
}
