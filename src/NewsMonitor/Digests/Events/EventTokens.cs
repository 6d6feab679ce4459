using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsMonitor.Digests.Events;

/// <summary>A word or number of a report: lower-case and without accents, so that "Descertificó" and "descertifico" are one.</summary>
internal readonly record struct EventToken(string Text, bool Capital, bool Opens, EventZone Zone, int Offset, int Length)
{
    public bool IsNumber => Text[0] is >= '0' and <= '9';
}

/// <summary>Where in a report a word stands; news says first what matters most.</summary>
internal enum EventZone
{
    Title,
    Lead,
    Rest,

    /// <summary>In the title, but the occasion and not the news: "… after the decertification".</summary>
    Occasion,
}

/// <summary>Cuts reports into tokens.</summary>
internal static partial class EventTokens
{
    private const int MostCharacters = 4000;
    private const int LeadSentences = 2;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?\n");
    private static readonly SearchValues<char> Openers = SearchValues.Create(".!?\n:“\"«‘¿¡");

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".!?\n:;,–—");

    public static List<EventToken> Of(EventItem item)
    {
        var tokens = new List<EventToken>();
        Append(tokens, item.Title, inTitle: true);
        Append(tokens, item.Text, inTitle: false);
        return tokens;
    }

    private static void Append(List<EventToken> tokens, string? text, bool inTitle)
    {
        if (string.IsNullOrEmpty(text))
            return;
        if (text.Length > MostCharacters)
            text = text[..MostCharacters];

        var (end, sentences, occasion) = (0, 0, false);
        foreach (var match in Word().EnumerateMatches(text))
        {
            var opens = end == 0 || text.AsSpan(end, match.Index - end).IndexOfAny(Openers) >= 0;
            if (opens && end > 0 && text.AsSpan(end, match.Index - end).IndexOfAny(Stops) >= 0 && !IsInitial(text, end))
                sentences++;
            occasion &= text.AsSpan(end, match.Index - end).IndexOfAny(ClauseEnds) < 0;
            var zone = inTitle ? occasion ? EventZone.Occasion : EventZone.Title : sentences < LeadSentences ? EventZone.Lead : EventZone.Rest;
            var token = new EventToken(Fold(text.AsSpan(match.Index, match.Length)), char.IsUpper(text[match.Index]), opens, zone, match.Index, match.Length);
            tokens.Add(token);
            occasion |= EventWords.OpensOccasion(token.Text) && !EventWords.Asks(tokens[0].Text);
            end = match.Index + match.Length;
        }
    }

    // "EE. UU.", "U.S.": the stop belongs to the abbreviation.
    private static bool IsInitial(string text, int end) => end < 2 || char.IsUpper(text[end - 1]);

    public static string Fold(ReadOnlySpan<char> word)
    {
        var ascii = true;
        foreach (var c in word)
            ascii &= c < 128;
        if (ascii)
            return word.ToString().ToLowerInvariant();

        var folded = new StringBuilder(word.Length);
        foreach (var c in WellFormed(word).Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        return folded.Length == 0 ? "-" : folded.ToString();
    }

    // Half a surrogate pair cannot be normalised.
    private static string WellFormed(ReadOnlySpan<char> word)
    {
        var text = word.ToString();
        foreach (var c in word)
            if (char.IsSurrogate(c))
                return new string([.. text.Where(letter => !char.IsSurrogate(letter))]);
        return text;
    }

    [GeneratedRegex(@"\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}]*|[%$€]")]
    private static partial Regex Word();
}
