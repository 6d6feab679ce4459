using System.Globalization;
using System.Numerics;
using System.Text;

namespace NewsMonitor.Stories;

/// <summary>A 64-bit fingerprint of a text that changes little when the text does: copies with a cut or a new first paragraph stay near each other.</summary>
public readonly record struct SimHash(ulong Value)
{
    /// <summary>
    /// Of 8,500 pairs of unrelated articles none differs in fewer than 16 bits; copies without their first and last paragraph, or without
    /// every tenth, differ in 11 or fewer nearly always.
    /// </summary>
    public const int MostBitsOfACopy = 12;

    private const int LeastWords = 8;

    /// <returns>Null for a text too short to tell copies by.</returns>
    public static SimHash? Of(string text)
    {
        var words = WordHashes(text);
        if (words.Count < LeastWords)
            return null;

        Span<int> votes = stackalloc int[64];
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var pair = Mix(words[i] * 31 + words[i + 1]);
            for (var bit = 0; bit < 64; bit++)
                votes[bit] += (pair >> bit & 1) == 0 ? -1 : 1;
        }

        var value = 0UL;
        for (var bit = 0; bit < 64; bit++)
            value |= votes[bit] > 0 ? 1UL << bit : 0;
        return new(value);
    }

    public static SimHash Parse(string hex) => new(ulong.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    public int DistanceTo(SimHash other) => BitOperations.PopCount(Value ^ other.Value);

    public bool IsCopyOf(SimHash other) => DistanceTo(other) <= MostBitsOfACopy;

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);

    // Letters and digits alone, without case and accents: outlets differ in the rest.
    private static List<ulong> WordHashes(string text)
    {
        const ulong start = 14695981039346656037;
        var (hashes, hash) = (new List<ulong>(text.Length / 6), start);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && hash != start)
            {
                hashes.Add(hash);
                hash = start;
            }
        }

        if (hash != start)
            hashes.Add(hash);
        return hashes;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ value >> 33) * 0xff51afd7ed558ccd;
        value = (value ^ value >> 33) * 0xc4ceb9fe1a85ec53;
        return value ^ value >> 33;
    }
}
