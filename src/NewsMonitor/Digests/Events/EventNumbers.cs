using NewsMonitor.Tagging.Figures;

namespace NewsMonitor.Digests.Events;

/// <summary>An amount in a report, spelt the same for both languages: 380000000 USD for "$380m" and for "380 millones de dólares".</summary>
internal readonly record struct EventNumber(double Value, string Unit, EventZone Zone, int At, int Length);

/// <summary>Finds amounts among tokens.</summary>
internal static class EventNumbers
{
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
            while (i + 1 < tokens.Count && Numerals.Scales.TryGetValue(tokens[i + 1].Text, out var scale))
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
        var field = number.Zone is EventZone.Title or EventZone.Occasion ? item.Title! : item.Text!;
        return field[tokens[first].Offset..(tokens[last].Offset + tokens[last].Length)];
    }

    private static double? ValueAt(IReadOnlyList<EventToken> tokens, int at, bool inSpanish)
    {
        var word = tokens[at].Text;
        if (word[0] is >= '0' and <= '9')
            return Numerals.Parse(word);
        if (word == "once")
            return inSpanish ? 11 : null;
        return Numerals.Spelt.TryGetValue(word, out var value) ? value : null;
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
