using NewsMonitor.Tagging.Deciding;
using NewsMonitor.Tagging.Matching;
using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging;

/// <summary>
/// Decides whether a story is about the profile's two sides. Pure: the same text and profile give the same decision.
/// Another profile is another tagger; one may be used from many threads.
/// </summary>
public sealed class Tagger(Profile profile, TimeProvider clock)
{
    /// <summary>Beyond this many characters, what a story was scanned into is not kept for the next.</summary>
    private const int MostKept = 100_000;

    // What a thread scans into, story after story: a reading is done with before the next begins.
    [ThreadStatic]
    private static ScannedText? scratchTitle;

    [ThreadStatic]
    private static ScannedText? scratchText;

    private readonly ProfileContent content = profile.Content;
    private readonly MentionReader reader = new(profile.Content);
    private readonly RelevanceModel model = new(profile.Content);

    public Profile Profile => profile;

    public TagDecision Decide(TagInput input, bool withEvidence = true)
    {
        var language = LanguageOf(input);
        if (language != LanguageGuess.Unknown && !content.Languages.Contains(language))
        {
            return new TagDecision
            {
                Relevant = false,
                Score = 0,
                Language = language,
                Reason = $"unsupported: the text is in {LanguageName(language)}; the profile reads {string.Join(" and ", content.Languages.Select(LanguageName))}.",
            };
        }

        var reading = Read(input, language);
        return new Decision(profile, model, input, reading, language, DayOf(input)).Write(withEvidence);
    }

    /// <summary>From this score on a story is relevant.</summary>
    public double Threshold => model.Threshold;

    /// <summary>How each feature moved the score, in log-odds, the strongest first; what had no say is left out.</summary>
    public IReadOnlyList<FeatureWeight> Weigh(TagInput input)
    {
        var features = FeaturesOf(input);
        return
        [
            .. Enumerable.Range(0, Feature.Count)
                .Select(f => new FeatureWeight(Feature.Names[f], Math.Round(features[f], 3), Math.Round(model.Contribution(features, f), 3)))
                .Where(w => w.LogOdds != 0)
                .OrderByDescending(w => Math.Abs(w.LogOdds)),
        ];
    }

    /// <summary>What the model is given; for fitting it.</summary>
    internal double[] FeaturesOf(TagInput input) => Read(input, LanguageOf(input)).Features.Values;

    private StoryReading Read(TagInput input, string language)
    {
        var keep = input.Title.Length + (input.Text?.Length ?? 0) <= MostKept;
        var (title, text) = keep ? (scratchTitle ??= new(), scratchText ??= new()) : (new ScannedText(), new ScannedText());
        var scanner = profile.ScannerOf(language);
        scanner.Scan(input.Title, title);
        scanner.Scan(input.Text ?? "", text);
        return StoryReading.Of(title, text, reader.Read(title, text, DayOf(input)));
    }

    private DateOnly DayOf(TagInput input) => DateOnly.FromDateTime((input.Published ?? clock.GetUtcNow()).UtcDateTime);

    private string LanguageOf(TagInput input)
    {
        if (input.Language is { Length: >= 2 } given)
        {
            var primary = given.Split('-', '_')[0].ToLowerInvariant();
            if (content.Languages.Contains(primary))
                return primary;
        }

        return LanguageGuess.Of(input.Title, input.Text, content.Languages);
    }

    private static string LanguageName(string language) =>
        language.Length == 2 ? System.Globalization.CultureInfo.GetCultureInfo(language).EnglishName : $"the script {language}";
}
