using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Tagging;

public sealed class TaggerTests
{
    private static readonly Tagger Tagger = SmallProfile.Tagger();

    [Theory]
    [InlineData("en", "Norway and France sign gas deal", "energy")]
    [InlineData("fr", "La Norvège et la France signent un accord gazier", "energy")]
    [InlineData("en", "French cod quotas anger Norwegians", "fish")]
    public void Another_pair_of_countries_is_another_profile(string language, string title, string topic)
    {
        var decision = Tagger.Decide(new(title, null) { Language = language });

        Assert.True(decision.Relevant, decision.Reason);
        Assert.Equal([topic], decision.Topics);
    }

    [Theory]
    [InlineData("Trump receives Petro at the White House to discuss drug certification")]
    [InlineData("Norway signs wind farm deal with Sweden")]
    [InlineData("Norway beats France to biathlon gold before gas deal signing")]
    public void What_the_profile_does_not_name_or_vetoes_is_not_relevant(string title) => Assert.False(Tagger.Decide(new(title, null) { Language = "en" }).Relevant);

    [Fact]
    public void A_look_alike_covers_what_it_reads_like_and_cancels_what_it_changes()
    {
        Assert.Empty(SidesIn("French toast at the Norwegian wedding", "france"));
        Assert.NotEmpty(SidesIn("A French breakfast at the Norwegian wedding", "france"));
        Assert.Empty(SidesIn("Norway film wins at Élysée cinema; the Élysée was full", "france"));
    }

    [Fact]
    public void A_surname_counts_only_beside_the_other_side()
    {
        Assert.NotEmpty(SidesIn("Petit lands in Norway", "france"));
        Assert.Empty(SidesIn("Petit lands in Sweden", "france"));
    }

    [Theory]
    [InlineData("2021-10-13", 0.5)]
    [InlineData("2021-10-14", 1)]
    [InlineData("2025-09-07", 1)]
    [InlineData("2025-09-08", 0.5)]
    public void Who_is_out_of_office_on_the_day_counts_less(string day, double share)
    {
        var decision = Tagger.Decide(new("Jonas Støre visits", null) { Language = "en", Published = DateTimeOffset.Parse(day + "T12:00Z", null) });

        Assert.Equal(0.9 * share * 1.5, Assert.Single(decision.Evidence).Weight, 3);
    }

    [Fact]
    public void Without_a_date_today_decides_who_is_in_office() =>
        Assert.Equal(0.9 * 0.5 * 1.5, Assert.Single(Tagger.Decide(new("Jonas Støre visits", null) { Language = "en" }).Evidence).Weight, 3);

    [Theory]
    [InlineData("Президент Норвегии прибыл во Францию на переговоры о газе", "Cyrl")]
    [InlineData("El presidente de la empresa firmó con los sindicatos el acuerdo sobre la semana de cuatro días", "es")]
    [InlineData("وزير الطاقة النرويجي يزور باريس لتوقيع اتفاق الغاز", "ar")]
    public void A_language_that_the_profile_does_not_read_is_kept_as_unsupported(string title, string language)
    {
        var decision = Tagger.Decide(new(title, null));

        Assert.Equal((language, false, 0.0), (decision.Language, decision.Relevant, decision.Score));
        Assert.StartsWith("unsupported: ", decision.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("US offers $5 million for ELN commander", "en")]
    [InlineData("Clinton officials met FARC in Costa Rica", "en")]
    [InlineData("Congresistas republicanos respaldan a De la Espriella", "es")]
    [InlineData("Trump droht Kolumbien mit Zöllen", "de")]
    [InlineData("Presidente da Colômbia critica Trump em discurso", "pt")]
    [InlineData("Kolumbien kauft keine Waffen aus den USA", "de")]
    public void A_bare_headline_is_taken_for_a_foreign_language_only_where_it_bears_its_mark(string title, string language) =>
        Assert.Equal(language, LanguageGuess.Of(title, null, ["en", "es"]));

    [Fact]
    public void Words_count_in_their_language_alone()
    {
        Assert.Contains("energy", Tagger.Decide(new("France, Norvège: accord gazier", null) { Language = "fr" }).Topics);
        Assert.DoesNotContain("energy", Tagger.Decide(new("France, Norway: accord gazier", null) { Language = "en" }).Topics);
    }

    [Theory]
    [InlineData("Norway shuts two of its northern harbours to French boats", "shuts two of its northern harbours")]
    [InlineData("Norwegian ports to close for France", "ports to close")]
    [InlineData("Norway shuts one, two, three, four, five, six, seven harbours to French boats", null)]
    [InlineData("Norway to close? French harbours are full", null)]
    [InlineData("Harbour to harbour: Norway and France", null)]
    public void A_term_may_be_two_words_near_each_other_in_one_sentence(string title, string? found)
    {
        var decision = Tagger.Decide(new(title, null) { Language = "en" });

        Assert.Equal(found, decision.Evidence.Where(e => e.Rule == "fi.ports").Select(e => title.Substring(e.Offset, e.Length)).SingleOrDefault());
        Assert.DoesNotContain(decision.Evidence, e => e.Rule.StartsWith("w.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_section_and_a_feeds_prior_move_the_score()
    {
        var story = new TagInput("Norway and France sign gas deal", null) { Language = "en" };
        var plain = Tagger.Decide(story).Score;

        Assert.True(Tagger.Decide(story with { Section = " sport " }).Score < plain / 5);
        Assert.True(Tagger.Decide(story with { Prior = 1 }).Score > plain);
    }

    [Fact]
    public void A_rule_on_trial_changes_nothing_but_says_what_it_would()
    {
        var decision = Tagger.Decide(new("France signs gas deal on Svalbard", null) { Language = "en" });

        Assert.False(decision.Relevant);
        Assert.Equal(["no.new"], decision.Trial!.Rules);
        Assert.True(decision.Trial.Relevant);
        Assert.DoesNotContain(decision.Evidence, e => e.Rule == "no.new");
        Assert.True(SmallProfile.Tagger(p => p["sides"]![0]!["terms"]![4]!["shadow"] = false).Decide(new("France signs gas deal on Svalbard", null) { Language = "en" }).Relevant);
    }

    [Fact]
    public void A_trigger_in_title_or_lead_sets_the_urgency()
    {
        var decision = Tagger.Decide(new("Norway faces French import ban over cod quotas", null) { Language = "en" });

        Assert.Equal((Urgency.Critical, "ban"), (decision.Urgency, Assert.Single(decision.Triggers)));
    }

    [Fact]
    public void A_country_in_a_row_of_countries_is_named_in_passing()
    {
        double Weight(string text) => Tagger.Decide(new(text, null) { Language = "en" }).Evidence.Single(e => e.Rule == "no.country").Weight;

        Assert.True(Weight("Sweden, Spain and Norway raise taxes") < Weight("Norway raises taxes, unlike Sweden, in talks held in Spain") * 0.7);
    }

    [Fact]
    public void Evidence_stands_in_the_stored_text_and_the_best_sentence_marks_it()
    {
        const string Text = "Nothing here.\n\nThe “Élysée” said Norway may join the wind farms. More later.";
        var decision = Tagger.Decide(new("Talks go on", Text) { Language = "en" });

        Assert.All(decision.Evidence.Where(e => e.Kind != EvidenceKind.Pattern), e =>
        {
            var field = e.Field == "title" ? "Talks go on" : Text;
            Assert.Contains(field.Substring(e.Offset, e.Length), e.Sentence, StringComparison.Ordinal);
        });
        var best = decision.BestSentence!;
        Assert.Equal(["Élysée", "Norway", "wind farms"], best.Marks.Select(m => best.Text.Substring(m.Offset, m.Length)));
    }

    [Fact]
    public void The_weights_of_the_features_add_up_to_the_score()
    {
        var story = new TagInput("Norway and France sign gas deal", "The Élysée said so.") { Language = "en" };

        var logOdds = -3.5 + Tagger.Weigh(story).Sum(w => w.LogOdds);

        Assert.Equal(1 / (1 + Math.Exp(-logOdds)), Tagger.Decide(story).Score, 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("🙂")]
    [InlineData("\ud83d \udc00 \0 \u202e")]
    [InlineData("...!?\n\n---")]
    public void Whatever_the_title_is_there_is_a_decision(string title) => Assert.False(Tagger.Decide(new(title, title)).Relevant);

    [Fact]
    public void A_text_of_ten_megabytes_without_a_full_stop_is_decided()
    {
        var text = string.Concat(Enumerable.Repeat("Norway France gas deal ", 450_000));

        Assert.InRange(Tagger.Decide(new("Norway and France sign gas deal", text) { Language = "en" }).Evidence.Count, 1, 81);
    }

    private static IEnumerable<Evidence> SidesIn(string title, string side) =>
        Tagger.Decide(new(title, null) { Language = "en" }).Evidence.Where(e => e.Kind == EvidenceKind.Side && e.Of == side);
}
