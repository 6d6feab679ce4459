using System.Globalization;
using System.Text.Json;
using NewsMonitor.Config;
using NewsMonitor.Tagging.Deciding;
using NewsMonitor.Tagging.Triggers;

namespace NewsMonitor.Tagging.Profiles;

/// <summary>Reads a profile and reports everything that is wrong with it at once.</summary>
internal sealed class ProfileReader(string fileName)
{
    internal static readonly string[] Known =
        ["$schema", "name", "version", "languages", "note", "endings", "sides", "topics", "actions", "others", "vetoes", "lookalikes", "words", "triggers", "triggerCues", "sections", "model"];

    private readonly List<ConfigProblem> problems = [];

    /// <exception cref="ConfigException">Something in it is wrong.</exception>
    public ProfileContent Read(ReadOnlySpan<byte> json)
    {
        var root = new JsonEntry(JsonPlace.Parse(json, fileName), problems, fileName);
        if (!root.Is(JsonTokenType.StartObject))
            throw new ConfigException(problems);

        root.AllowOnly(Known);
        var languages = ReadLanguages(root);
        var sides = root.Required("sides").Select(s => new NamedPart(s.RequiredText("id"), s.Names("name"))).ToList();
        if (sides.Count != 2)
            root.Report("sides", "A profile has two sides; this has " + sides.Count + ".");
        var topics = root.Required("topics").Select(t => new TopicPart(t.RequiredText("id"), t.Names("name"), t.Number("threshold", 1, 0, 100), t.Number("whenOfficialsMeet", 0, 0, 5))).ToList();
        var triggers = root.Entries("triggers").Select(t => new TriggerPart(t.RequiredText("id"), t.Names("name"), t.Enum("urgency", Urgency.Notable), t.Flag("threatsCount"))).ToList();
        NoTwins(root, "sides", sides.Select(s => s.Id));
        NoTwins(root, "topics", topics.Select(t => t.Id));
        NoTwins(root, "triggers", triggers.Select(t => t.Id));

        var endings = new Endings(root);
        var terms = new TermReader(languages, endings, [.. sides.Select(s => s.Id)], [.. topics.Select(t => t.Id)], [.. triggers.Select(t => t.Id)]);
        terms.ReadAll(root);
        var cues = new TriggerReader(languages, endings);
        cues.ReadAll(root, terms.Phrases);
        var model = ReadModel(root);
        var content = new ProfileContent
        {
            Name = root.RequiredText("name"),
            Version = root.Text("version") ?? "",
            Languages = languages,
            Sides = sides,
            Topics = topics,
            Triggers = triggers,
            TriggerCues = cues.Cues,
            SectionPriors = [.. root.Entries("sections").Select(ReadSection)],
            Terms = terms.Terms,
            Phrases = terms.Phrases,
            Pairs = terms.Pairs,
            Model = model,
        };
        return problems.Count == 0 ? content : throw new ConfigException([.. problems.OrderBy(p => p.Line)]);
    }

    private static IReadOnlyList<string> ReadLanguages(JsonEntry root)
    {
        var languages = root.Texts("languages");
        if (languages.Count == 0 || languages.Any(l => l.Length != 2 || !l.All(char.IsAsciiLetterLower)))
            root.Report("languages", "There should be one or more languages by their ISO 639-1 codes, such as \"en\".");
        return languages;
    }

    private static SectionPrior ReadSection(JsonEntry section)
    {
        section.AllowOnly("id", "names", "weight", "note");
        var names = section.Texts("names").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(section.RequiredText("id"), names, section.Number("weight", 0, -10, 10));
    }

    private static ModelPart ReadModel(JsonEntry root)
    {
        var model = root.Object("model");
        if (model is null)
        {
            root.Report("model", "The weights are missing; the shipped profile has them.");
            return new(.5, .5, 0, new double[Feature.Count]);
        }

        model.AllowOnly("threshold", "former", "bias", "weights", "note");
        var weights = new double[Feature.Count];
        foreach (var (name, place) in model.Object("weights")?.Members ?? [])
        {
            var feature = Feature.IndexOf(name);
            if (feature < 0)
                place.Report($"No feature is called so. There are: {string.Join(", ", Feature.Names)}.");
            else
                weights[feature] = place.AsNumber(-50, 50);
        }

        return new(model.Number("threshold", .5, 0, 1), model.Number("former", .5, 0, 1), model.Number("bias", 0, -50, 50), weights);
    }

    private static void NoTwins(JsonEntry root, string part, IEnumerable<string> ids)
    {
        foreach (var twin in ids.GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            root.Report(part, string.Create(CultureInfo.InvariantCulture, $"\"{twin.Key}\" is there {twin.Count()} times."));
    }
}
