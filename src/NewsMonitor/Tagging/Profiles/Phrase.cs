using NewsMonitor.Tagging.Matching;

namespace NewsMonitor.Tagging.Profiles;

/// <summary>One spelling of a term.</summary>
internal sealed record Phrase(string Text, Term Term, CaseRule Case, bool ExactAccents, string? Language, string? NotBefore)
{
    private readonly string letters = Case == CaseRule.Any && !ExactAccents ? "" : Letters(Text);

    /// <summary>Whether it is found in whatever case and with whatever accents, and has no comma.</summary>
    public bool IsPlain => Case == CaseRule.Any && !ExactAccents && NotBefore is null && !HasComma;

    public IReadOnlyList<string> Words { get; } = SplitWords(Text);

    /// <summary>Whether the spelling at this place meets the phrase's rules of case and accent; the words are known to agree.</summary>
    public bool Accepts(ReadOnlySpan<char> text, int start, int end)
    {
        if (NotBefore is not null && end < text.Length && NotBefore.Contains(text[end], StringComparison.Ordinal))
            return false;
        if (Case == CaseRule.Initial && char.IsUpper(letters[0]) && char.IsLower(text[start]))
            return false;
        return (Case != CaseRule.Exact && !ExactAccents) || SpelledAlike(text[start..end]);
    }

    private bool SpelledAlike(ReadOnlySpan<char> spelling)
    {
        var at = 0;
        foreach (var c in spelling)
        {
            if (Folding.Of(c) <= Folding.Skip)
                continue;
            if (at == letters.Length)
                return false;
            var expected = letters[at++];
            if (Case == CaseRule.Exact && char.IsUpper(c) != char.IsUpper(expected))
                return false;
            if (ExactAccents && char.ToLowerInvariant(c) != char.ToLowerInvariant(expected))
                return false;
        }

        return at == letters.Length;
    }

    /// <summary>"Bogota, New Jersey" is found across its comma; all other phrases end at one.</summary>
    public bool HasComma { get; } = Text.Contains(',', StringComparison.Ordinal);

    /// <summary>A sign that is no part of words and doesn't stand between them either, so that the phrase would not be found as it is written; null when there is none.</summary>
    public char? StraySign
    {
        get
        {
            foreach (var c in Text)
            {
                if (Folding.Of(c) == Folding.None && c != ',' && (Gaps.Of(c) & (Gap.Break | Gap.Stop | Gap.NewLine)) != 0)
                    return c;
            }

            return null;
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(c => Folding.Of(c) > Folding.Skip));

    private static List<string> SplitWords(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && Folding.Of(text[i]) != Folding.None;
            if (inWord && start < 0)
                start = i;
            if (!inWord && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }

        return words;
    }
}
