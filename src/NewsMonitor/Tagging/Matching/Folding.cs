using System.Runtime.CompilerServices;
using System.Globalization;
using System.Text;

namespace NewsMonitor.Tagging.Matching;

/// <summary>How one character counts when words are compared: small letters, accents off, ñ kept.</summary>
internal static class Folding
{
    /// <summary>No part of a word.</summary>
    public const char None = '\0';

    /// <summary>Counts for nothing: a combining accent, a soft hyphen, a zero-width mark.</summary>
    public const char Skip = '\u0001';

    private const char CombiningTilde = '\u0303';
    private static readonly char[] Table = BuildTable();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Of(char c) => c < Table.Length ? Table[c] : Beyond(c);

    /// <summary>A word as it is compared; "N + combining tilde" is ñ, as it is when composed.</summary>
    public static string Word(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var f = Of(c);
            if (c == CombiningTilde && folded.Length > 0 && folded[^1] == 'n')
                folded[^1] = 'ñ';
            else if (f > Skip)
                folded.Append(f);
        }

        return folded.ToString();
    }

    private static char[] BuildTable()
    {
        var table = new char[0x250];
        for (var c = '0'; c < table.Length; c++)
        {
            if (char.IsLetterOrDigit(c))
                table[c] = c is 'ñ' or 'Ñ' ? 'ñ' : char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]);
        }

        table['\u00AD'] = Skip;
        return table;
    }

    private static char Beyond(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => Skip,
        _ when char.IsLetterOrDigit(c) => char.ToLowerInvariant(c),
        _ => None,
    };
}
