using System.Globalization;

namespace NewsMonitor.Tagging.Figures;

/// <summary>Numbers as English and Spanish news writes them; words in small letters and without accents.</summary>
internal static class Numerals
{
    public static readonly IReadOnlyDictionary<string, double> Spelt = new Dictionary<string, double>
    {
        ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
        ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20,
        ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
        ["dos"] = 2, ["tres"] = 3, ["cuatro"] = 4, ["cinco"] = 5, ["seis"] = 6, ["siete"] = 7, ["ocho"] = 8, ["nueve"] = 9, ["diez"] = 10, ["doce"] = 12, ["trece"] = 13,
        ["catorce"] = 14, ["quince"] = 15, ["dieciseis"] = 16, ["diecisiete"] = 17, ["dieciocho"] = 18, ["diecinueve"] = 19, ["veinte"] = 20, ["treinta"] = 30,
        ["cuarenta"] = 40, ["cincuenta"] = 50, ["sesenta"] = 60, ["setenta"] = 70, ["ochenta"] = 80, ["noventa"] = 90, ["cien"] = 100,
    };

    /// <summary>A Spanish "billón" is a million millions, an English billion a thousand.</summary>
    public static readonly IReadOnlyDictionary<string, double> Scales = new Dictionary<string, double>
    {
        ["million"] = 1e6, ["millions"] = 1e6, ["millon"] = 1e6, ["millones"] = 1e6, ["m"] = 1e6, ["mn"] = 1e6, ["billion"] = 1e9, ["bn"] = 1e9, ["b"] = 1e9,
        ["billon"] = 1e12, ["billones"] = 1e12, ["trillion"] = 1e12, ["mil"] = 1e3, ["thousand"] = 1e3, ["k"] = 1e3, ["hundred"] = 1e2,
    };

    /// <summary>"253.000" and "253,000" are one number; "1,5" and "1.5" are another.</summary>
    public static double Parse(string digits)
    {
        var last = digits.LastIndexOfAny(['.', ',']);
        var whole = last < 0 || (digits.Length - last - 1 == 3 && digits[0] != '0') ? digits : digits[..last];
        var plain = whole.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        var text = whole.Length == digits.Length ? plain : $"{plain}.{digits[(last + 1)..]}";
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
