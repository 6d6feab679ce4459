using System.Globalization;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Rendering;

/// <summary>What digests say in the reader's language, whatever form they take.</summary>
public sealed record DigestWords
{
    public required CultureInfo Culture { get; init; }
    public required string DatePattern { get; init; }
    public required string Update { get; init; }
    public required string WhatChanged { get; init; }
    public required string Figures { get; init; }
    public required string Topics { get; init; }
    public required string Reports { get; init; }
    public required string SingleSource { get; init; }
    public required string IndependentOutlets { get; init; }
    public required string More { get; init; }
    public required string AlsoHeading { get; init; }
    public required string NothingNew { get; init; }
    public required string Coverage { get; init; }
    public required string AllWell { get; init; }
    public required string SomeWell { get; init; }
    public required string CoverageUnknown { get; init; }
    public required string Since { get; init; }
    public required string Why { get; init; }
    public required string WhyAllTopics { get; init; }
    public required string NotRelevant { get; init; }
    public required string Missed { get; init; }
    public required string Unsubscribe { get; init; }
    public required string Pause { get; init; }
    public required string Part { get; init; }
    public required string ReadMore { get; init; }
    public required string[] Urgencies { get; init; }
    public required string[] Troubles { get; init; }
    public required Func<int, int, int, string> Summary { get; init; }

    /// <summary>Why an entry stands where it stands, as a sentence.</summary>
    public required Func<RankedEntry, string> Ranked { get; init; }
    public required Func<string, string> LanguageName { get; init; }
    public required Func<Cadence, string> Cadence { get; init; }

    public string Urgency(Urgency urgency) => Urgencies[(int)urgency];

    public static DigestWords For(DigestLanguage language) => language == DigestLanguage.Spanish ? Spanish : English;

    private static readonly DigestWords English = new()
    {
        Culture = CultureInfo.GetCultureInfo("en-US"),
        DatePattern = "dddd d MMMM yyyy, HH:mm",
        Update = "Update",
        WhatChanged = "What changed",
        Figures = "Figures",
        Topics = "Topics",
        Reports = "Reported by",
        SingleSource = "one outlet so far",
        IndependentOutlets = "{0} independent outlets",
        More = "and {0} more",
        AlsoHeading = "Also in this digest",
        NothingNew = "Nothing new matched this subscription since the last digest.",
        Coverage = "Coverage",
        AllWell = "All {0} sources answered and none was silent beyond its habit.",
        SomeWell = "{0} of {1} sources are as they should be; the others:",
        CoverageUnknown = "How complete this picture is could not be determined.",
        Since = "since {0}",
        Why = "You receive this because {0} follows {1}, {2}.",
        WhyAllTopics = "every topic",
        NotRelevant = "Not relevant?",
        Missed = "Did we miss a story?",
        Unsubscribe = "Unsubscribe",
        Pause = "Pause",
        Part = "Part {0} of {1}",
        ReadMore = "Read the report",
        Urgencies = ["Routine", "Notable", "High urgency", "Critical"],
        Troubles = ["Silent for longer than usual", "Blocked us", "Asked us to slow down", "Failing"],
        Summary = (events, reports, outlets) =>
            $"{events} {(events == 1 ? "event" : "events")} · {reports} {(reports == 1 ? "report" : "reports")} · {outlets} {(outlets == 1 ? "outlet" : "outlets")}",
        Ranked = RankWords.InEnglish,
        LanguageName = code => code switch { "es" => "Spanish", "en" => "English", _ => code },
        Cadence = cadence => cadence.Kind switch
        {
            CadenceKind.Immediate => "as it happens",
            CadenceKind.Hourly => "every hour",
            CadenceKind.Daily => $"daily at {Times(cadence)}",
            _ => $"every {Days(cadence, CultureInfo.GetCultureInfo("en-US"))} at {Times(cadence)}",
        },
    };

    private static readonly DigestWords Spanish = new()
    {
        Culture = CultureInfo.GetCultureInfo("es-CO"),
        DatePattern = "dddd d 'de' MMMM 'de' yyyy, HH:mm",
        Update = "Novedad",
        WhatChanged = "Qué cambió",
        Figures = "Cifras",
        Topics = "Temas",
        Reports = "Según",
        SingleSource = "un solo medio por ahora",
        IndependentOutlets = "{0} medios independientes",
        More = "y {0} más",
        AlsoHeading = "También en este boletín",
        NothingNew = "Nada nuevo coincidió con esta suscripción desde el último boletín.",
        Coverage = "Cobertura",
        AllWell = "Las {0} fuentes respondieron y ninguna calló más de lo habitual.",
        SomeWell = "{0} de {1} fuentes están como deben; las demás:",
        CoverageUnknown = "No se pudo determinar qué tan completo es este panorama.",
        Since = "desde {0}",
        Why = "Recibe este boletín porque {0} sigue {1}, {2}.",
        WhyAllTopics = "todos los temas",
        NotRelevant = "¿No es relevante?",
        Missed = "¿Nos faltó una noticia?",
        Unsubscribe = "Cancelar la suscripción",
        Pause = "Pausar",
        Part = "Parte {0} de {1}",
        ReadMore = "Leer la nota",
        Urgencies = ["Rutina", "A destacar", "Urgencia alta", "Crítico"],
        Troubles = ["En silencio más de lo habitual", "Nos bloquearon", "Nos pidieron ir más despacio", "Con fallas"],
        Summary = (events, reports, outlets) =>
            $"{events} {(events == 1 ? "hecho" : "hechos")} · {reports} {(reports == 1 ? "nota" : "notas")} · {outlets} {(outlets == 1 ? "medio" : "medios")}",
        Ranked = RankWords.InSpanish,
        LanguageName = code => code switch { "es" => "español", "en" => "inglés", _ => code },
        Cadence = cadence => cadence.Kind switch
        {
            CadenceKind.Immediate => "en cuanto ocurre",
            CadenceKind.Hourly => "cada hora",
            CadenceKind.Daily => $"todos los días a las {Times(cadence)}",
            _ => $"cada {Days(cadence, CultureInfo.GetCultureInfo("es-CO"))} a las {Times(cadence)}",
        },
    };

    private static string Times(Cadence cadence) => string.Join(", ", cadence.At.Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture)));

    private static string Days(Cadence cadence, CultureInfo culture) => string.Join(", ", cadence.Days.Select(d => culture.DateTimeFormat.GetDayName(d)));
}
