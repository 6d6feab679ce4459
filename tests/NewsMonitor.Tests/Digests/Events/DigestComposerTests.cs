using NewsMonitor.Digests.Events;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Digests.Events;

public sealed class DigestComposerTests
{
    private static readonly DateTimeOffset Now = new(2025, 9, 16, 12, 0, 0, TimeSpan.Zero);
    private static readonly Profile Shipped = Profile.Shipped();
    private static readonly DigestFrame English = new(20, DigestLanguage.English, Now) { NameOf = id => Shipped.NameOf(id, "en") };
    private static readonly DigestFrame Spanish = English with { Language = DigestLanguage.Spanish, NameOf = id => Shipped.NameOf(id, "es") };

    private const string Title = "US decertifies Colombia in drug fight";

    private const string Text =
        "The presidential determination names Colombia among the countries that failed demonstrably, yet a waiver in the national interest keeps the money flowing. "
        + "Officials in the capital had asked for patience, and the armed forces had shown reporters the laboratories that they burned this year in the south.";

    [Fact]
    public void Reports_of_one_event_in_two_languages_are_one_entry_led_in_the_readers_language()
    {
        var english = Story("a", "en", Title);
        var spanish = Story("b", "es", "Estados Unidos descertifica a Colombia en la lucha antidrogas");

        var inEnglish = DigestComposer.Compose([english, spanish], [], English);
        var inSpanish = DigestComposer.Compose([english, spanish], [], English with { Language = DigestLanguage.Spanish });

        Assert.Equal(english.Id, Assert.Single(inEnglish.Entries).Lead.Story);
        var entry = Assert.Single(inSpanish.Entries);
        Assert.Equal(spanish.Id, entry.Lead.Story);
        Assert.Equal(english.Id, Assert.Single(entry.Others).Story);
        Assert.Equal(2, entry.Corroboration);
        Assert.Null(entry.WhatChanged);
        Assert.Equal(["en", "es"], entry.Evidence.Keys);
        Assert.Contains("2 medios independientes", entry.RankReasons);
    }

    [Fact]
    public void A_copy_of_what_was_alerted_is_suppressed_with_its_reason()
    {
        var before = Story("a", "en", Title, Text);

        var digest = DigestComposer.Compose([Story("b", "en", Title, Text)], [Alerted(before)], English);

        Assert.Empty(digest.Entries);
        var suppressed = Assert.Single(digest.Suppressed);
        Assert.Equal(("event-1", before.Id, "digest-1"), (suppressed.Event, suppressed.DuplicateOf, suppressed.Digest));
        Assert.Equal("A copy of what Outlet a reported before.", suppressed.Reason);
    }

    public static TheoryData<string, string, Func<Story, Story>> News => new()
    {
        { "An official source has joined: Outlet b.", "Se suma una fuente oficial: Outlet b.", s => s with { SourceKind = SourceKind.Official } },
        { "Urgency rose from high to critical.", "La urgencia subió de alta a crítica.", s => s with { Decision = s.Decision with { Urgency = Urgency.Critical } } },
        { "New measure: aid suspension.", "Nueva medida: suspensión de ayuda.", s => s with { Decision = s.Decision with { Triggers = ["aid-cut"] } } },
        { "New figures: $380 million.", "Cifras nuevas: $380 million.", s => s with { Title = s.Title + ", $380 million at stake" } },
    };

    [Theory]
    [MemberData(nameof(News))]
    public void An_alerted_event_comes_again_when_something_is_new_and_the_digest_says_what(string english, string spanish, Func<Story, Story> with)
    {
        var (before, after) = (Alerted(Story("a", "en", Title, Text)), with(Story("b", "en", Title, Text)));

        var entry = Assert.Single(DigestComposer.Compose([after], [before], English).Entries);
        var inSpanish = Assert.Single(DigestComposer.Compose([after], [before], Spanish).Entries);

        Assert.Equal(("event-1", "digest-1", english), (entry.Event, entry.Follows, entry.WhatChanged));
        Assert.Equal(spanish, inSpanish.WhatChanged);
    }

    [Fact]
    public void A_corrected_story_without_a_new_fact_is_not_told_twice()
    {
        var before = Story("a", "en", Title, Text);

        var digest = DigestComposer.Compose([before with { Version = 2, Title = "Colombia loses certification" }], [Alerted(before)], English);

        Assert.Equal("The same report again, without a new fact.", Assert.Single(digest.Suppressed).Reason);
    }

    [Fact]
    public void An_official_source_that_was_there_before_is_no_news()
    {
        var before = Story("a", "en", Title, Text) with { SourceKind = SourceKind.Official };

        Assert.Empty(DigestComposer.Compose([Story("b", "en", Title, Text) with { SourceKind = SourceKind.Official }], [Alerted(before)], English).Entries);
    }

    [Fact]
    public void Copies_of_one_agency_are_one_voice()
    {
        Story[] reports = [Story("a", "en", Title, Text) with { Agency = "AP" }, Story("b", "en", Title, Text) with { Agency = "AP" }, Story("c", "en", Title, Text), Story("d", "en", Title)];

        var entry = Assert.Single(DigestComposer.Compose(reports, [], English).Entries);

        Assert.Equal(2, entry.Corroboration);
        Assert.Equal(3, entry.Others.Count);
    }

    [Fact]
    public void Urgency_comes_first_then_weight()
    {
        var quiet = Story("a", "en", "Ambassador visits a coffee fair in Pereira");
        var urgent = Story("b", "en", Title) with { SourceWeight = 0.5 };
        urgent = urgent with { Decision = urgent.Decision with { Urgency = Urgency.Critical, Triggers = ["decertification"] } };
        var trusted = Story("c", "en", "Judge in Miami frees a banker from Cali") with { SourceWeight = 2 };

        var digest = DigestComposer.Compose([quiet, urgent, trusted], [], English);

        Assert.Equal([urgent.Id, trusted.Id, quiet.Id], digest.Entries.Select(e => e.Lead.Story));
        Assert.Equal("urgency critical (decertification)", digest.Entries[0].RankReasons[0]);
    }

    [Fact]
    public void What_has_no_room_is_named_and_every_story_is_accounted_for()
    {
        var labelled = LabelledEvents.Read("events.jsonl");
        var stories = labelled.Items.Select(item => Story(item.Id, item.Lang!, item.Title!, item.Text ?? "") with { Published = item.Published ?? Now }).ToList();

        var digest = DigestComposer.Compose(stories[20..], [.. stories[..20].Select(Alerted)], English with { MaximumEntries = 5 });

        Assert.Equal(5, digest.Entries.Count);
        var told = digest.Entries.Concat(digest.More).SelectMany(e => e.Others.Prepend(e.Lead)).Select(r => r.Story);
        Assert.Equal(stories[20..].Select(s => s.Id.Value).Order(), told.Concat(digest.Suppressed.Select(s => s.Story)).Select(id => id.Value).Order());
    }

    [Fact]
    public void An_empty_round_composes_to_nothing() => Assert.Empty(DigestComposer.Compose([], [Alerted(Story("a", "en", Title))], English).Entries);

    private static AlertedStory Alerted(Story story) => new(story, "event-1", "digest-1", Urgency.High);

    private static Story Story(string id, string language, string title, string text = "") => new()
    {
        Id = new StoryId(id),
        Title = title,
        Text = text,
        FeedId = "feed",
        Outlet = $"Outlet {id}",
        Published = Now.AddHours(-2),
        SeenAt = Now.AddHours(-1),
        TextSource = text.Length == 0 ? TextSource.TitleOnly : TextSource.Page,
        Decision = new TagDecision
        {
            Relevant = true,
            Score = 0.9,
            Language = language,
            Urgency = Urgency.High,
            Topics = ["counternarcotics"],
            Reason = "both sides",
            BestSentence = new(title, []),
        },
    };
}
