using System.Globalization;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Events;

/// <summary>What the composer says about an event, in the reader's language.</summary>
internal sealed class EventWording
{
    private static readonly EventWording English = new(false);
    private static readonly EventWording Spanish = new(true);
    private static readonly string[] EnglishUrgencies = ["routine", "notable", "high", "critical"];
    private static readonly string[] SpanishUrgencies = ["rutinaria", "notable", "alta", "crítica"];

    private readonly bool spanish;
    private readonly CultureInfo culture;

    private EventWording(bool spanish) => (this.spanish, culture) = (spanish, CultureInfo.GetCultureInfo(spanish ? "es-CO" : "en-US"));

    public static EventWording For(DigestLanguage language) => language == DigestLanguage.Spanish ? Spanish : English;

    public string SameReport => Say("The same report again, without a new fact.", "El mismo informe otra vez, sin un dato nuevo.");

    public string PerhapsSame => Say("A further report, perhaps of the same event.", "Otro informe, quizás sobre el mismo hecho.");

    public string CopyOf(string outlet) => Say($"A copy of what {outlet} reported before.", $"Copia de lo que {outlet} ya había informado.");

    public string ToldBefore(string outlet) =>
        Say($"The event was told of before ({outlet}), and this adds nothing new.", $"El hecho ya se había contado ({outlet}) y esto no agrega nada nuevo.");

    public string OfficialJoined(string outlets) => Say($"An official source has joined: {outlets}.", $"Se suma una fuente oficial: {outlets}.");

    public string UrgencyRose(Urgency before, Urgency now) =>
        Say($"Urgency rose from {NameOf(before)} to {NameOf(now)}.", $"La urgencia subió de {NameOf(before)} a {NameOf(now)}.");

    public string NewMeasure(string measures) => Say($"New measure: {measures}.", $"Nueva medida: {measures}.");

    public string NewFigures(string figures) => Say($"New figures: {figures}.", $"Cifras nuevas: {figures}.");

    public string Urgency(Urgency urgency, IReadOnlyList<string> triggers)
    {
        var named = triggers.Count == 0 ? "" : $" ({string.Join(", ", triggers)})";
        return Say($"urgency {NameOf(urgency)}{named}", $"urgencia {NameOf(urgency)}{named}");
    }

    public string Score(double score) => Say($"relevance {score.ToString("P0", culture)}", $"relevancia {score.ToString("P0", culture)}");

    public string Corroboration(int outlets) => outlets == 1
        ? Say("one independent outlet", "un medio independiente")
        : Say($"{outlets} independent outlets", $"{outlets} medios independientes");

    public string Source(Story heaviest, bool official)
    {
        var weight = heaviest.SourceWeight.ToString("0.##", culture);
        var source = Say($"source {heaviest.Outlet}, weight {weight}", $"fuente {heaviest.Outlet}, peso {weight}");
        return official ? source + Say(", official", ", oficial") : source;
    }

    public string Age(TimeSpan age)
    {
        var hours = (int)Math.Max(0, age.TotalHours);
        return hours < 1 ? Say("published within the last hour", "publicado en la última hora")
            : hours < 48 ? Say($"published {hours} h ago", $"publicado hace {hours} h")
            : Say($"published {hours / 24} days ago", $"publicado hace {hours / 24} días");
    }

    private string NameOf(Urgency urgency) => (spanish ? SpanishUrgencies : EnglishUrgencies)[(int)urgency];

    private string Say(string inEnglish, string inSpanish) => spanish ? inSpanish : inEnglish;
}
