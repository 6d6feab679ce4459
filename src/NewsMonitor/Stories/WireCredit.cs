using System.Text.RegularExpressions;

namespace NewsMonitor.Stories;

/// <summary>The news agency that a story credits, and whether the story is the agency's text or merely uses it.</summary>
public sealed partial record WireCredit(string Agency, bool IsCopy)
{
    private const int DatelineLength = 160;
    private const int SignatureLength = 120;

    private static readonly (string Agency, Regex Names)[] Agencies =
    [
        ("AP", Named("(?:The )?Associated Press|THE ASSOCIATED PRESS|AP")),
        ("EFE", Named("EFE|Efe")),
        ("Reuters", Named("Reuters|REUTERS")),
        ("AFP", Named("AFP|Agence France-Presse")),
        ("Europa Press", Named("Europa Press|EUROPA PRESS")),
        ("Colprensa", Named("Colprensa|COLPRENSA")),
        ("Bloomberg", Named("Bloomberg(?: News| Línea)?|BLOOMBERG")),
        ("DPA", Named("DPA|dpa")),
        ("ANSA", Named("ANSA")),
        ("Xinhua", Named("Xinhua|XINHUA")),
        ("UPI", Named("UPI")),
        ("Prensa Latina", Named("Prensa Latina")),
    ];

    /// <returns>Null where no agency is credited.</returns>
    public static WireCredit? Find(string text, IReadOnlyList<string> byline)
    {
        var dateline = text.AsSpan(0, Math.Min(DatelineLength, text.Length)).ToString();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var signature = lines.Length > 1 && lines[^1].Length <= SignatureLength ? lines[^1] : "";

        // "AP and EFE contributed" is no copy of either; "With information from AFP" neither.
        var contributed = Contributed().IsMatch(signature);
        foreach (var (agency, names) in Agencies)
        {
            if (byline.Any(name => IsAgency(name, names)) || Dateline(dateline, names) || !contributed && IsAgency(signature, names))
                return new(agency, IsCopy: true);
        }

        foreach (var (agency, names) in Agencies)
        {
            if (names.IsMatch(signature) || byline.Any(name => names.IsMatch(name)))
                return new(agency, IsCopy: false);
        }

        return null;
    }

    private static Regex Named(string names) => new($"""\b(?:{names})\b""", RegexOptions.CultureInvariant);

    // The name alone, or with what agencies add to it: "(EFE)", "Agencia EFE", "© Reuters", "AFP en español".
    private static bool IsAgency(string line, Regex names) =>
        names.Match(line) is { Success: true } match && Additions().Replace(line.Remove(match.Index, match.Length), "").All(c => !char.IsLetterOrDigit(c));

    // "BOGOTÁ, Colombia (AP) —", "Bogotá, 3 mar (EFE).-", "Washington, AFP.", "WASHINGTON, March 3 (Reuters) -"
    private static bool Dateline(string opening, Regex names)
    {
        var match = names.Match(opening);
        if (!match.Success)
            return false;
        var (before, after) = (opening[..match.Index].TrimEnd(), opening[(match.Index + match.Length)..]);
        if (before.EndsWith('('))
            return InBrackets().IsMatch(after);
        return PlaceBefore().IsMatch(before) && DashAfter().IsMatch(after);
    }

    [GeneratedRegex("""contribut|contribuy|con (?:información|datos|reportes|informes) de|with (?:reports|reporting|information|files|material) from|additional reporting|colabor""", RegexOptions.IgnoreCase)]
    private static partial Regex Contributed();

    [GeneratedRegex("""\b(?:agencias?|news|staff|agency|en español|noticias|redacción|por|by|via|vía|fuente|source|the|la|de|service|servicio)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Additions();

    [GeneratedRegex("""^[^)\n]{0,12}\)\s*(?:\.?\s*[-–—]|[.:])""")]
    private static partial Regex InBrackets();

    [GeneratedRegex("""^[\p{Lu}][\p{L}\s.,]{1,50}(?:\d{1,2}\s+\p{L}{3,10}\.?)?\s*[,.|/-]?$""")]
    private static partial Regex PlaceBefore();

    [GeneratedRegex("""^\s*(?:\.\s*[-–—]|[-–—]|\.\s)""")]
    private static partial Regex DashAfter();
}
