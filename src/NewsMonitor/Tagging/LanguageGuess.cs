using Lingua;

namespace NewsMonitor.Tagging;

/// <summary>Which language a story is in: its commonest words say so nearly always; the detector is asked where they don't.</summary>
internal static class LanguageGuess
{
    public const string Unknown = "und";
    private const int Sample = 1200;
    private const int Shortest = 12;

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["en"] = "the of and to in for on with that is was by as at from are has have be will his their its says after over he she it an this not who more been were but".Split(' '),
        ["es"] = "el los las del que en y por con para una su es al lo se como más pero tras este esta sobre fue sin según ha desde no un sus entre ya le también así son está".Split(' '),
        ["pt"] = "o os do da dos das que em e por com para uma seu é ao não se como mais mas após este esta sobre foi sem segundo desde um na no nas pelo pela são à à às".Split(' '),
        ["fr"] = "le les des du et en que une dans pour par sur avec est au aux qui ce cette il elle ne pas plus son sa ses ont été être mais après d l contre entre selon".Split(' '),
        ["it"] = "il gli dei della delle del che di e in un una per con da è non si sono come più ma dopo nel alla dal sul questa anche lo i ha al nella dalla".Split(' '),
        ["de"] = "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am".Split(' '),
    };

    /// <summary>Letters of a language that English and Spanish do without.</summary>
    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal) { ["pt"] = "ãõçâêô", ["fr"] = "çèêàâëîïôûœ", ["it"] = "èàòùì", ["de"] = "ßäöü" };

    private static readonly Dictionary<string, List<string>> ByWord = Words
        .SelectMany(l => l.Value.Distinct().Select(word => (word, language: l.Key)))
        .GroupBy(p => p.word, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(p => p.language).ToList(), StringComparer.Ordinal);

    private static readonly Dictionary<string, List<string>>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByWord.GetAlternateLookup<ReadOnlySpan<char>>();

    // The detector's models take some 100 MB and seconds to load: only for texts that the quick look leaves open.
    private static readonly Lazy<LanguageDetector> Detector = new(() => LanguageDetectorBuilder
        .FromLanguages(Language.English, Language.Spanish, Language.Portuguese, Language.French, Language.Italian, Language.German)
        .WithLowAccuracyMode()
        .Build());

    /// <param name="expected">What the profile reads: a few words of a headline are taken for another language only where they bear its mark.</param>
    /// <returns>ISO 639-1; the name of a script such as "Cyrl" where it is not Latin; "und" when the text doesn't show it.</returns>
    public static string Of(string title, string? text, IReadOnlyList<string> expected)
    {
        var sample = text is { Length: > 0 } ? title + "\n" + text[..Math.Min(text.Length, Sample)] : title;
        if (ForeignScript(sample) is { } script)
            return script;

        return ByCommonWords(sample) ?? Detect(sample, expected);
    }

    /// <returns>Null where the commonest words leave it open; never loads the detector.</returns>
    public static string? ByCommonWords(string sample)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        Span<char> word = stackalloc char[12];
        var length = 0;
        foreach (var c in sample.AsSpan())
        {
            if (char.IsLetter(c))
            {
                if (length < word.Length)
                    word[length] = char.ToLowerInvariant(c);
                length++;
                continue;
            }

            Count(word, length, scores);
            length = 0;
        }

        Count(word, length, scores);
        var ranked = scores.OrderByDescending(s => s.Value).Take(2).ToArray();
        if (ranked.Length == 0 || ranked[0].Value < 1.5)
            return null;
        return ranked.Length == 1 || ranked[0].Value >= ranked[1].Value * 1.35 ? ranked[0].Key : null;
    }

    private static void Count(ReadOnlySpan<char> word, int length, Dictionary<string, double> scores)
    {
        if (length == 0 || length > word.Length || !Lookup.TryGetValue(word[..length], out var languages))
            return;
        foreach (var language in languages)
            scores[language] = scores.GetValueOrDefault(language) + (languages.Count == 1 ? 1.0 : .6);
    }

    // The detector is sure of itself on three words, and wrong: "US offers $5 million for ELN commander" is German to it.
    private static string Detect(string sample, IReadOnlyList<string> expected)
    {
        if (sample.Count(char.IsLetter) < Shortest)
            return Unknown;
        var ranked = Detector.Value.ComputeLanguageConfidenceValues(sample).OrderByDescending(v => v.Value).Select(v => CodeOf(v.Key)).ToList();
        return ranked.Find(code => expected.Contains(code) || BearsMarkOf(sample, code)) ?? Unknown;
    }

    private static string CodeOf(Language language) => language switch
    {
        Language.English => "en",
        Language.Spanish => "es",
        Language.Portuguese => "pt",
        Language.French => "fr",
        Language.Italian => "it",
        Language.German => "de",
        _ => Unknown,
    };

    private static bool BearsMarkOf(string sample, string code) =>
        Letters.GetValueOrDefault(code, "").Any(letter => sample.Contains(letter, StringComparison.OrdinalIgnoreCase))
        || sample.Split([' ', '\n', ',', '.', ':', '\'', '’'], StringSplitOptions.RemoveEmptyEntries).Any(word => ByWord.GetValueOrDefault(word.ToLowerInvariant()) is [var only] && only == code);

    private static string? ForeignScript(string sample)
    {
        var (latin, counts) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var c in sample)
        {
            if (!char.IsLetter(c))
                continue;
            if (c < 0x250 || c is >= '\u1E00' and <= '\u1EFF')
                latin++;
            else if (ScriptOf(c) is { } script)
                counts[script] = counts.GetValueOrDefault(script) + 1;
        }

        var most = counts.OrderByDescending(s => s.Value).FirstOrDefault();
        return most.Value > latin ? most.Key : null;
    }

    private static string? ScriptOf(char c) => c switch
    {
        >= '\u0370' and <= '\u03FF' => "el",
        >= '\u0400' and <= '\u052F' => "Cyrl",
        >= '\u0590' and <= '\u05FF' => "he",
        >= '\u0600' and <= '\u06FF' => "ar",
        >= '\u0900' and <= '\u097F' => "Deva",
        >= '\u3040' and <= '\u30FF' => "ja",
        >= '\u4E00' and <= '\u9FFF' => "zh",
        >= '\uAC00' and <= '\uD7A3' => "ko",
        _ => null,
    };
}
