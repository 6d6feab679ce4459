using System.Text.RegularExpressions;

namespace NewsMonitor.Tagging.Figures;

/// <summary>Reads a story's amounts: money, areas, percentages, quantities and dates, each with its sentence.</summary>
public static partial class FigureReader
{
    private const int Most = 60;
    private const int LongestText = 100_000;
    private const int LongestSentence = 400;

    private const string Digits = @"\d{1,3}(?:[.,\u00A0\u202F]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,3})?";

    private const string Words =
        "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
        + "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|"
        + "noventa|cien";

    private const string Scale = "thousand million|mil millones|hundred thousand|millions?|millones|millón|billion|billones|billón|trillion|thousand|mil|mn|bn|m|b|k";

    private const string Unit =
        @"dollars?|dólar(?:es)?|usd|cop|pesos?|euros?|hect[aá]reas?|hectares?|ha|acres?|km²|km2|square (?:kilomet(?:er|re)s|miles)|kilómetros cuadrados|millas cuadradas|(?:metric )?tons|tons?|"
        + @"tonnes?|toneladas?|kilos?|kilograms|kilogramos|kg|barrels|barriles|people|persons|personas|migrants|migrantes|deportees|deportados|passengers|pasajeros|colombians|colombianos|"
        + @"soldiers|soldados|troops|policemen|policías|refugees|refugiados|farmers|campesinos|advisers|asesores|dead|deaths|killed|muertos|muertes|homicides|homicidios|families|familias|jobs|"
        + @"empleos|flights|vuelos|helicopters|helicópteros|planes|aircraft|aviones|boats|vessels|lanchas|embarcaciones|buques";

    private const string Month =
        "january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|"
        + @"diciembre|(?:jan|feb|aug|sept?|oct|nov|dec)\.?";

    /// <summary>In the order of the text; the same amount twice stands once.</summary>
    public static IReadOnlyList<Figure> Read(string text, string language)
    {
        var scope = text.Length > LongestText ? text[..LongestText] : text;
        var (figures, seen) = (new List<Figure>(), new HashSet<(string, string?, object)>());
        try
        {
            for (var match = Amount().Match(scope); match.Success && figures.Count < Most; match = match.NextMatch())
            {
                if (FigureOf(match, scope, language == "es") is { } figure && seen.Add((figure.Kind, figure.Unit, figure.Value is { } value ? value : figure.Text)))
                    figures.Add(figure);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // A text made to be slow has the figures that were found in time.
        }

        return figures;
    }

    private static Figure? FigureOf(Match match, string text, bool inSpanish)
    {
        if (match.Groups["date"].Success)
            return New("date", null, null);

        var named = match.Groups["unit"] is { Success: true } unit ? unit : match.Groups["percent"] is { Success: true } percent ? percent : match.Groups["currency"];
        if (!named.Success)
            return null;

        var (kind, name) = FigureUnits.Of(Folded(named.Value), inSpanish);
        return New(kind, name, ValueOf(match, inSpanish));

        Figure New(string kind, string? unit, double? value) => new()
        {
            Kind = kind, Text = match.Value, Value = value, Unit = unit, Offset = match.Index, Length = match.Length, Sentence = SentenceAt(text, match.Index, match.Length),
        };
    }

    private static double ValueOf(Match match, bool inSpanish)
    {
        var number = match.Groups["number"].Value.Replace('\u00A0', '.').Replace('\u202F', '.');
        if (match.Groups["scale"] is not { Success: true } scale)
            return NumberOf(number);

        // Before a scale, three places behind the language's own mark are a fraction: "1.125 billion", "1,125 billones".
        var mark = inSpanish ? ',' : '.';
        var value = number.Count(c => c == mark) == 1 ? NumberOf(number.Replace(mark, '.') + "0") : NumberOf(number);
        foreach (var word in Folded(scale.Value).Split(' '))
            value *= Numerals.Scales[word];
        return value;
    }

    private static double NumberOf(string number) => char.IsAsciiDigit(number[0]) ? Numerals.Parse(number) : Numerals.Spelt[Folded(number)];

    private static string SentenceAt(string text, int start, int length)
    {
        var (from, to) = (start, start + length);
        while (from > 0 && start - from < LongestSentence / 2 && !EndsSentence(text, from - 1))
            from--;
        while (to < text.Length && to - start < LongestSentence && !EndsSentence(text, to))
            to++;
        return text[from..Math.Min(to + 1, text.Length)].Trim();
    }

    private static bool EndsSentence(string text, int at) =>
        text[at] is '\n' or '!' or '?' || (text[at] == '.' && at + 2 < text.Length && char.IsWhiteSpace(text[at + 1]) && char.IsUpper(text[at + 2]));

    private static string Folded(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w is "%" or "$" or "€" ? w : Fold(w)));

    private static string Fold(string word) => word.ToLowerInvariant().Replace('á', 'a').Replace('é', 'e').Replace('í', 'i').Replace('ó', 'o').Replace('ú', 'u');

    [GeneratedRegex(
        $@"(?<![\p{{L}}\p{{N}}.,$€])(?:(?<date>\d{{4}}-\d\d-\d\d|(?:{Month}) \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\d)|\d{{1,2}}(?:º|st|nd|rd|th)?(?: de)? (?:{Month})(?:(?: del?)? \d{{4}})?)(?![\p{{L}}\p{{N}}])"
        + $@"|(?:(?<currency>US\$|U\$S|COP\$?|USD|\$|€)\s?)?(?<number>{Digits}|(?:{Words})(?!\p{{L}}))(?:[\s-]{{0,2}}(?<scale>{Scale})(?![\p{{L}}\p{{N}}]))?"
        + $@"(?:\s?(?<percent>%|per cent|percent|por ciento)|(?:[\s-]de)?(?:\s(?-i:\p{{Lu}}[\p{{L}}-]{{1,15}})){{0,2}}[\s-](?<unit>{Unit})(?![\p{{L}}\p{{N}}]))?"
        + @"(?:\s(?:a|per|al|por)\s(?:year|month|año|mes)|\sanual(?:es)?)?)(?!\p{N})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Amount();
}
