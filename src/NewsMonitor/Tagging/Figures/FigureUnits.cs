namespace NewsMonitor.Tagging.Figures;

/// <summary>What is counted: the words for it, the kind of figure, and the unit's one name.</summary>
internal static class FigureUnits
{
    private static readonly Dictionary<string, (string Kind, string Unit)> ByWord = new[]
    {
        Rows("money", "USD", "us$", "u$s", "usd", "dollar", "dollars", "dolar", "dolares"),
        Rows("money", "COP", "cop", "cop$", "peso", "pesos"),
        Rows("money", "EUR", "€", "eur", "euro", "euros"),
        Rows("percentage", "%", "%", "percent", "per cent", "por ciento"),
        Rows("area", "ha", "hectare", "hectares", "hectarea", "hectareas", "ha"),
        Rows("area", "acres", "acre", "acres"),
        Rows("area", "km2", "km²", "km2", "square kilometers", "square kilometres", "kilometros cuadrados"),
        Rows("area", "square miles", "square miles", "millas cuadradas"),
        Rows("quantity", "t", "ton", "tons", "tonne", "tonnes", "metric tons", "tonelada", "toneladas"),
        Rows("quantity", "kg", "kg", "kilo", "kilos", "kilograms", "kilogramos"),
        Rows("quantity", "barrels", "barrels", "barriles"),
        Rows("quantity", "people", "people", "persons", "personas", "migrants", "migrantes", "deportees", "deportados", "passengers", "pasajeros", "colombians", "colombianos", "soldiers",
            "soldados", "troops", "policemen", "policias", "refugees", "refugiados", "farmers", "campesinos", "advisers", "asesores"),
        Rows("quantity", "deaths", "dead", "deaths", "killed", "muertos", "muertes", "homicides", "homicidios"),
        Rows("quantity", "families", "families", "familias"),
        Rows("quantity", "jobs", "jobs", "empleos"),
        Rows("quantity", "flights", "flights", "vuelos"),
        Rows("quantity", "helicopters", "helicopters", "helicopteros"),
        Rows("quantity", "aircraft", "planes", "aircraft", "aviones"),
        Rows("quantity", "vessels", "boats", "vessels", "lanchas", "embarcaciones", "buques"),
    }
    .SelectMany(rows => rows).ToDictionary(StringComparer.Ordinal);

    /// <summary>A bare "$" is a dollar in English; a Colombian writes his pesos so, and "US$" where he means dollars.</summary>
    public static (string Kind, string Unit) Of(string foldedWord, bool inSpanish) => foldedWord == "$" ? ("money", inSpanish ? "COP" : "USD") : ByWord[foldedWord];

    private static IEnumerable<KeyValuePair<string, (string, string)>> Rows(string kind, string unit, params string[] words) =>
        words.Select(word => KeyValuePair.Create(word, (kind, unit)));
}
