using System.Globalization;

namespace NewsMonitor.Digests.Events;

/// <summary>An amount in a report, spelt the same for both languages: 380000000 USD for "$380m" and for "380 millones de dólares".</summary>
internal readonly record struct EventNumber(double Value, string Unit, EventZone Zone, int At, int Length);

/// <summary>Finds amounts among tokens.</summary>
internal static class EventNumbers
{
    private static readonly Dictionary<string, double> Spelt = new()
    {
        ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
        ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20,
        ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
        ["dos"] = 2, ["tres"] = 3, ["cuatro"] = 4, ["cinco"] = 5, ["seis"] = 6, ["siete"] = 7, ["ocho"] = 8, ["nueve"] = 9, ["diez"] = 10, ["doce"] = 12, ["trece"] = 13,
        ["catorce"] = 14, ["quince"] = 15, ["dieciseis"] = 16, ["diecisiete"] = 17, ["dieciocho"] = 18, ["diecinueve"] = 19, ["veinte"] = 20, ["treinta"] = 30,
        ["cuarenta"] = 40, ["cincuenta"] = 50, ["sesenta"] = 60, ["setenta"] = 70, ["ochenta"] = 80, ["noventa"] = 90, ["cien"] = 100,
    };

    private static readonly Dictionary<string, double> Scales = new()
    {
        ["million"] = 1e6, ["millions"] = 1e6, ["millon"] = 1e6, ["millones"] = 1e6, ["m"] = 1e6, ["mn"] = 1e6, ["billion"] = 1e9, ["bn"] = 1e9, ["b"] = 1e9,
        ["billones"] = 1e12, ["trillion"] = 1e12, ["mil"] = 1e3, ["thousand"] = 1e3, ["k"] = 1e3, ["hundred"] = 1e2,
    };

    private static readonly Dictionary<string, string> Units = new()
    {
        ["%"] = "pct", ["percent"] = "pct", ["ciento"] = "pct", ["cent"] = "pct", ["$"] = "money", ["dollars"] = "money", ["dolares"] = "money", ["usd"] = "money",
        ["pesos"] = "pesos", ["euros"] = "euro", ["€"] = "euro", ["hectares"] = "ha", ["hectareas"] = "ha", ["tons"] = "t", ["tonnes"] = "t", ["toneladas"] = "t",
        ["dead"] = "dead", ["killed"] = "dead", ["deaths"] = "dead", ["muertos"] = "dead", ["muertes"] = "dead", ["fallecidos"] = "dead", ["deportees"] = "people",
        ["deported"] = "people", ["deportados"] = "people", ["people"] = "people", ["personas"] = "people", ["connacionales"] = "people", ["colombians"] = "people",
        ["colombianos"] = "people", ["migrants"] = "people", ["migrantes"] = "people", ["repatriados"] = "people", ["passengers"] = "people", ["pasajeros"] = "people",
        ["years"] = "years", ["anos"] = "years", ["year"] = "years", ["projects"] = "projects", ["proyectos"] = "projects",
    };

    private static readonly HashSet<string> Killing = ["kills", "kill", "killed", "killing", "deja", "dejo", "dejan", "mata", "matan", "mato", "murieron", "mueren", "leaves", "dead", "muertos"];

    public static List<EventNumber> Of(IReadOnlyList<EventToken> tokens, bool inSpanish)
    {
        var found = new List<EventNumber>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (ValueAt(tokens, i, inSpanish) is not { } value)
                continue;

            var (start, unit) = (i, i > 0 && tokens[i - 1].Text is "$" or "€" ? Units[tokens[i - 1].Text] : "");
            while (i + 1 < tokens.Count && Scales.TryGetValue(tokens[i + 1].Text, out var scale))
                (value, i) = (value * scale, i + 1);
            found.Add(new(value, unit.Length > 0 ? unit : UnitAfter(tokens, i) ?? UnitBefore(tokens, start), tokens[start].Zone, start, i - start + 1));
        }

        return found;
    }

    public static bool AreNear(double one, double other) => Math.Abs(one - other) <= 0.03 * Math.Max(one, other);

    /// <summary>The amount as its source wrote it, with its unit.</summary>
    public static string Quote(EventItem item, IReadOnlyList<EventToken> tokens, EventNumber number)
    {
        var (first, last) = (number.At, number.At + number.Length - 1);
        for (var i = last + 1; i < Math.Min(last + 4, tokens.Count) && tokens[i].Zone == number.Zone; i++)
            if (Units.TryGetValue(tokens[i].Text, out var unit) && unit == number.Unit)
            {
                last = i;
                break;
            }

        if (first > 0 && tokens[first - 1].Text is "$" or "€" && tokens[first - 1].Zone == number.Zone)
            first--;
        var field = number.Zone == EventZone.Title ? item.Title! : item.Text!;
        return field[tokens[first].Offset..(tokens[last].Offset + tokens[last].Length)];
    }

    private static double? ValueAt(IReadOnlyList<EventToken> tokens, int at, bool inSpanish)
    {
        var word = tokens[at].Text;
        if (word[0] is >= '0' and <= '9')
            return Parse(word);
        if (word == "once")
            return inSpanish ? 11 : null;
        return Spelt.TryGetValue(word, out var value) ? value : null;
    }

    // "253.000" and "253,000" are one number; "1,5" and "1.5" are another.
    private static double Parse(string digits)
    {
        var last = digits.LastIndexOfAny(['.', ',']);
        var whole = last < 0 || digits.Length - last - 1 == 3 && digits[0] != '0' ? digits : digits[..last];
        var plain = whole.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        var text = whole.Length == digits.Length ? plain : $"{plain}.{digits[(last + 1)..]}";
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static string? UnitAfter(IReadOnlyList<EventToken> tokens, int at)
    {
        for (var i = at + 1; i < Math.Min(at + 4, tokens.Count) && tokens[i].Zone == tokens[at].Zone && !tokens[i].IsNumber; i++)
            if (Units.TryGetValue(tokens[i].Text, out var unit))
                return unit;
        return null;
    }

    private static string UnitBefore(IReadOnlyList<EventToken> tokens, int at)
    {
        for (var i = Math.Max(0, at - 2); i < at; i++)
            if (Killing.Contains(tokens[i].Text))
                return "dead";
        return "";
    }
}
