using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Rendering;

/// <summary>What an entry's place rests on, but for the number of outlets, which stands beside its urgency already.</summary>
/// <param name="Triggers">Names in the reader's language.</param>
/// <param name="Age">Of the newest report.</param>
public sealed record RankedEntry(Urgency Urgency, IReadOnlyList<string> Triggers, bool Official, TimeSpan Age);

/// <summary>Says why an entry stands where it stands, as an editor would.</summary>
internal static class RankWords
{
    public static string InEnglish(RankedEntry entry)
    {
        var level = entry.Urgency switch { Urgency.Critical => "Critical", Urgency.High => "Urgent", _ => "Notable" };
        var why = entry.Triggers.Count > 0 ? $"{level} because: {string.Join(", ", entry.Triggers)}." : "No urgent measure is named: placed by relevance, outlets and age.";
        var official = entry.Official ? " An official source reports it." : "";
        return $"{why}{official} Latest report {AgeOf("within the hour", "{0} hours ago", "{0} days ago", entry.Age)}.";
    }

    public static string InSpanish(RankedEntry entry)
    {
        var level = entry.Urgency switch { Urgency.Critical => "Crítico", Urgency.High => "Urgente", _ => "A destacar" };
        var why = entry.Triggers.Count > 0 ? $"{level} porque: {string.Join(", ", entry.Triggers)}." : "No nombra una medida urgente: ordenado por relevancia, medios y antigüedad.";
        var official = entry.Official ? " Lo informa una fuente oficial." : "";
        return $"{why}{official} Última nota {AgeOf("en la última hora", "hace {0} horas", "hace {0} días", entry.Age)}.";
    }

    private static string AgeOf(string now, string hours, string days, TimeSpan age) =>
        age.TotalHours < 1.5 ? now : age.TotalHours < 48 ? string.Format(null, hours, Math.Round(age.TotalHours)) : string.Format(null, days, Math.Round(age.TotalDays));
}
