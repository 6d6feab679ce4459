using NewsMonitor.Digests;
using NewsMonitor.Digests.Events;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Feeds;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Digests;

/// <summary>An invented digest with everything in it that a digest can have.</summary>
internal static class SampleDigest
{
    public static readonly DateTimeOffset Slot = new(2026, 6, 2, 12, 0, 0, TimeSpan.Zero);

    public static Subscription English { get; } = new()
    {
        Id = "policy-desk",
        Title = "Colombia–US policy",
        Channel = Channel.Email,
        Recipients = ["ana@example.org"],
        Cadence = new(CadenceKind.Daily) { At = [new(7, 0)] },
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/Bogota"),
    };

    public static Subscription Spanish { get; } = English with { Id = "mesa", Title = "Política Colombia–EE. UU.", Language = DigestLanguage.Spanish, Topics = ["trade", "counternarcotics"] };

    public static Coverage Coverage { get; } = new(41,
    [
        new("Gaceta del Valle", TroubleKind.Silent, Slot.AddDays(-4)), new("Harbor Ledger", TroubleKind.Blocked, Slot.AddHours(-9)),
        new("Oficina de Comercio", TroubleKind.Failing, Slot.AddHours(-30)), new("Andes Wire", TroubleKind.RateLimited, null),
    ]);

    public static ComposedDigest Content { get; } = new()
    {
        Entries =
        [
            new DigestEntry
            {
                Event = "e-decertification",
                Lead = Report(1, "White House decertifies Colombia's drug policy and asks Congress to freeze part of its aid", "The Potomac Record", "en"),
                Others =
                [
                    Report(2, "Estados Unidos descertifica a Colombia en la lucha antidrogas", "El Correo de Bogotá", "es"),
                    Report(3, "Washington le retira la certificación a Bogotá", "Diario del Caribe", "es"),
                    Report(4, "Presidential determination on major drug producing countries", "Office of the Press Secretary", "en") with { SourceKind = SourceKind.Official },
                ],
                Topics = ["counternarcotics", "foreign-aid"],
                Urgency = Urgency.Critical,
                Triggers = ["decertification"],
                Corroboration = 4,
                Evidence = new Dictionary<string, EvidenceSentence>
                {
                    ["en"] = Sentence("The White House told Congress on Monday that Colombia had failed demonstrably to meet its counternarcotics commitments.", "White House", "Colombia", "counternarcotics"),
                    ["es"] = Sentence("La Casa Blanca informó el lunes al Congreso que Colombia incumplió de manera demostrable sus compromisos antidrogas.", "Casa Blanca", "Colombia", "antidrogas"),
                },
                Figures = ["$380 million a year", "253,000 hectares"],
            },
            new DigestEntry
            {
                Event = "e-flowers",
                Lead = Report(5, "El arancel del 25 % a las flores ya tiene fecha: rige desde el jueves", "La Hora Andina", "es"),
                Others = [Report(6, "Flower growers brace for a 25 percent duty at Miami", "Harbor Ledger", "en")],
                Topics = ["trade"],
                Triggers = ["tariffs"],
                Urgency = Urgency.High,
                Corroboration = 2,
                Evidence = new Dictionary<string, EvidenceSentence>
                {
                    ["es"] = Sentence("Estados Unidos aplicará desde el jueves un arancel del 25 % a las flores cortadas de la Sabana de Bogotá.", "Estados Unidos", "arancel del 25 %", "Bogotá"),
                },
                Figures = ["25 %"],
                WhatChanged = "The order is now published and takes effect on Thursday; before, it had only been announced.",
                Follows = "20260530T120000Z-0123456789ab",
            },
            new DigestEntry
            {
                Event = "e-visas",
                Lead = Report(7, "Consulate in Medellín puts visa interviews off until August", "Notas del Aburrá", "en"),
                Topics = ["migration"],
                Urgency = Urgency.Notable,
                Corroboration = 1,
                Evidence = new Dictionary<string, EvidenceSentence>
                {
                    ["en"] = Sentence("Applicants for American visas in Antioquia were told to wait until August, a notice on the embassy's site said.", "American visas", "Antioquia", "embassy"),
                },
            },
            new DigestEntry
            {
                Event = "e-hearing",
                Lead = Report(8, "House panel hears three former ambassadors on Colombia & the region", "Capitol Sheet", "en"),
                Topics = ["diplomacy"],
                Corroboration = 1,
            },
        ],
        More = [new DigestEntry { Event = "e-more", Lead = Report(9, "Coffee exporters ask Washington for a sanitary accord", "Harbor Ledger", "en"), Corroboration = 1 }],
        Suppressed = [new(new StoryId("00000000000000000000000000000010"), 1, "e-decertification", new StoryId("00000000000000000000000000000001"), "20260601T120000Z-0123456789ab", "Nothing new.")],
    };

    public static FrozenDigest Frozen(Subscription subscription, ComposedDigest content) => new()
    {
        Id = DigestId.Of(subscription.Id, Slot),
        Subscription = subscription.Id,
        Slot = Slot,
        FrozenAt = Slot,
        Channel = subscription.Channel,
        Content = content,
        Coverage = Coverage,
        Bookings = [],
    };

    public static ComposedDigest Long(int entries) => Content with
    {
        Entries = [.. Enumerable.Range(0, entries).Select(i => Content.Entries[i % 4] with { Event = $"e-{i}", Lead = Content.Entries[i % 4].Lead with { Title = $"Number {i}: {Content.Entries[i % 4].Lead.Title}" } })],
    };

    private static EntryStory Report(int number, string title, string outlet, string language) => new(
        new StoryId(number.ToString("D32", null)), 1, title, outlet, language, new Uri($"https://outlet{number}.example/2026/06/story_{number}?a=1&b=(2)"), Slot.AddHours(-number));

    private static EvidenceSentence Sentence(string text, params string[] marked) =>
        new(text, [.. marked.Select(m => new Mark(text.IndexOf(m, StringComparison.Ordinal), m.Length))]);
}
