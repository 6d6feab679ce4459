using System.Globalization;
using System.Text;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>Month names, halves of the day and zone names in the languages that feeds use.</summary>
internal static class FeedDateWords
{
    // How the names of each month begin, accents dropped.
    private static readonly string[][] Months =
    [
        ["jan", "ene", "gen", "ian", "янв", "січ", "ιαν", "sty", "led", "oca", "tammi", "ינו", "يناير"],
        ["feb", "fev", "фев", "лют", "φεβ", "lut", "uno", "helmi", "פבר", "فبراير"],
        ["mar", "mrt", "mrz", "maer", "мар", "бер", "μαρ", "bre", "maalis", "מרץ", "مارس"],
        ["apr", "abr", "avr", "апр", "кві", "απρ", "kwi", "dub", "nis", "huhti", "אפר", "أبريل", "ابريل"],
        ["may", "mai", "maj", "mei", "mag", "май", "мая", "тра", "μαι", "kve", "touko", "מאי", "مايو"],
        ["jun", "juin", "giu", "iun", "июн", "чер", "ιουν", "cze", "cerven", "cvn", "haz", "kesa", "יונ", "يونيو"],
        ["jul", "juil", "lug", "iul", "июл", "лип", "ιουλ", "lip", "cervenec", "cervence", "cvc", "tem", "heina", "יול", "يوليو"],
        ["aug", "ago", "agt", "agu", "aou", "avg", "авг", "сер", "αυγ", "sie", "srp", "elo", "אוג", "أغسطس"],
        ["sep", "set", "сен", "вер", "σεπ", "wrz", "zar", "eyl", "syys", "ספט", "سبتمبر"],
        ["oct", "okt", "out", "ott", "окт", "жов", "οκτ", "paz", "rij", "eki", "loka", "אוק", "أكتوبر"],
        ["nov", "noi", "noe", "ноя", "лис", "νοε", "lis", "kas", "marras", "נוב", "نوفمبر"],
        ["dec", "dez", "dic", "des", "дек", "гру", "δεκ", "gru", "pro", "ara", "joulu", "דצמ", "ديسمبر"],
    ];

    // Days of the week that begin like a month, and a month that begins like another's day.
    private static readonly Dictionary<string, int?> Whole = new(StringComparer.Ordinal)
    {
        ["martes"] = null, ["mardi"] = null, ["martedi"] = null, ["marti"] = null, ["maandag"] = null, ["sub"] = 2, ["subat"] = 2,
    };

    private static readonly (string Name, int Month)[] Beginnings =
        [.. Months.SelectMany((names, i) => names.Select(name => (WithoutAccents(name), i + 1))).OrderByDescending(m => m.Item1.Length)];

    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["WEST"] = 60, ["BST"] = 60, ["IST"] = 330, ["WAT"] = 60,
        ["CET"] = 60, ["CEST"] = 120, ["MET"] = 60, ["MEST"] = 120, ["MEZ"] = 60, ["MESZ"] = 120, ["HNEC"] = 60, ["HAEC"] = 120,
        ["EET"] = 120, ["EEST"] = 180, ["CAT"] = 120, ["SAST"] = 120, ["MSK"] = 180, ["MSD"] = 240, ["TRT"] = 180, ["EAT"] = 180, ["AST"] = -240,
        ["GST"] = 240, ["PKT"] = 300, ["NPT"] = 345, ["ICT"] = 420, ["WIB"] = 420, ["WITA"] = 480, ["WIT"] = 540, ["HKT"] = 480, ["SGT"] = 480,
        ["MYT"] = 480, ["PHT"] = 480, ["AWST"] = 480, ["JST"] = 540, ["KST"] = 540, ["ACST"] = 570, ["ACDT"] = 630, ["AEST"] = 600,
        ["AEDT"] = 660, ["NZST"] = 720, ["NZDT"] = 780, ["NST"] = -210, ["NDT"] = -150, ["ADT"] = -180, ["EST"] = -300, ["EDT"] = -240,
        ["CST"] = -360, ["CDT"] = -300, ["MST"] = -420, ["MDT"] = -360, ["PST"] = -480, ["PDT"] = -420, ["AKST"] = -540, ["AKDT"] = -480,
        ["HST"] = -600, ["HAST"] = -600, ["SST"] = -660, ["COT"] = -300, ["PET"] = -300, ["ECT"] = -300, ["VET"] = -240, ["BOT"] = -240,
        ["CLT"] = -240, ["CLST"] = -180, ["PYT"] = -240, ["PYST"] = -180, ["ART"] = -180, ["UYT"] = -180, ["BRT"] = -180, ["BRST"] = -120,
        ["ET"] = -300, ["PT"] = -480,
    };

    public static int? Month(string word)
    {
        var plain = WithoutAccents(word);
        if (plain.Length < 3)
            return null;
        if (Whole.TryGetValue(plain, out var whole))
            return whole;
        foreach (var (name, month) in Beginnings)
        {
            if (plain.StartsWith(name, StringComparison.Ordinal))
                return month;
        }

        return null;
    }

    /// <returns>True for p.m., false for a.m., null for a word that is neither.</returns>
    public static bool? Afternoon(string word, string rest) => word.ToLowerInvariant() switch
    {
        "pm" or "μμ" or "下午" or "오후" or "午後" or "م" => true,
        "am" or "πμ" or "上午" or "오전" or "午前" or "ص" => false,
        "p" when IsDottedM(rest) => true,
        "a" when IsDottedM(rest) => false,
        _ => null,
    };

    public static int? ZoneMinutes(string word) => Zones.TryGetValue(word, out var minutes) ? minutes : null;

    private static bool IsDottedM(string rest) => rest.Replace(" ", "", StringComparison.Ordinal).StartsWith(".m", StringComparison.OrdinalIgnoreCase);

    private static string WithoutAccents(string word)
    {
        var lower = word.ToLowerInvariant();
        if (System.Text.Ascii.IsValid(lower))
            return lower;
        var plain = new StringBuilder(lower.Length);
        foreach (var c in lower.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(c == 'ł' ? 'l' : c == 'ı' ? 'i' : c);
        }

        return plain.ToString();
    }
}
