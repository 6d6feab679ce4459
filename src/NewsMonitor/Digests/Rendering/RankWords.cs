using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Rendering;

/// <summary>What an entry's place rests on.</summary>
/// <param name="Triggers">Names in the reader's language.</param>
/// <param name="Age">Of the newest report.</param>
public sealed record RankedEntry(Urgency Urgency, IReadOnlyList<string> Triggers, int Outlets, bool Official, TimeSpan Age);

/// <summary>Says why an entry stands where it stands, as an editor would.</summary>
internal static class RankWords
{
    public static string InEnglish(RankedEntry entry)
    {
        var level = entry.Urgency switch { Urgency.Critical => "critical", Urgency.High => "highly urgent", Urgency.Notable => "notable", _ => "routine" };
        var urgency = entry.Triggers.Count > 0 ? $"Rated {level} for {string.Join(" and ", entry.Triggers)}" : $"Rated {level}: no named trigger";
        var outlets = entry.Outlets == 1 ? "one outlet" : $"{entry.Outlets} independent outlets";
        var official = entry.Official ? ", an official source among them" : "";
        return $"{urgency}; carried by {outlets}{official}, last {AgeOf("within the hour", "{0} hours ago", "{0} days ago", entry.Age)}.";
    }

    public static string InSpanish(RankedEntry entry)
    {
        var level = entry.Urgency switch { Urgency.Critical => "crítico", Urgency.High => "muy urgente", Urgency.Notable => "a destacar", _ => "de rutina" };
        var urgency = entry.Triggers.Count > 0 ? $"Calificado como {level} por {string.Join(" y ", entry.Triggers)}" : $"Calificado como {level}: sin detonante conocido";
        var outlets = entry.Outlets == 1 ? "un medio" : $"{entry.Outlets} medios independientes";
        var official = entry.Official ? ", entre ellos una fuente oficial" : "";
        return $"{urgency}; lo trae{(entry.Outlets == 1 ? "" : "n")} {outlets}{official}, lo último {AgeOf("en la última hora", "hace {0} horas", "hace {0} días", entry.Age)}.";
    }

    private static string AgeOf(string now, string hours, string days, TimeSpan age) =>
        age.TotalHours < 1.5 ? now : age.TotalHours < 48 ? string.Format(null, hours, Math.Round(age.TotalHours)) : string.Format(null, days, Math.Round(age.TotalDays));
}
