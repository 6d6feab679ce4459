using NewsMonitor.Config;
using NewsMonitor.Tagging.Matching;
using NewsMonitor.Tagging.Profiles;
using NewsMonitor.Tagging.Triggers;

namespace NewsMonitor.Tagging;

/// <summary>What to listen for: two sides, topics, vetoes, triggers and the model's weights. Immutable; everything the tagger knows of the world is in it.</summary>
public sealed class Profile
{
    private readonly Dictionary<string, Lazy<TextScanner>> scanners;
    private readonly Lazy<TextScanner> inAnyLanguage;

    internal Profile(ProfileContent content)
    {
        Content = content;
        scanners = content.Languages.ToDictionary(language => language, language => new Lazy<TextScanner>(() => ScannerOf(content, language)), StringComparer.Ordinal);
        inAnyLanguage = new(() => ScannerOf(content, null));
        Triggers = new TriggerMatcher(content.Triggers, content.TriggerCues);
    }

    public string Name => Content.Name;
    public string Version => Content.Version;

    /// <summary>The ids of the topics, in the profile's order.</summary>
    public IReadOnlyList<string> Topics => [.. Content.Topics.Select(t => t.Id)];

    /// <summary>The names of a topic by language, "en" and "es" in the shipped profile.</summary>
    public IReadOnlyDictionary<string, string> TopicNames(string topic) => Content.Topics.First(t => t.Id == topic).Names;

    /// <summary>A topic's or a trigger's name in a language, its English name where it has none in that.</summary>
    public string NameOf(string id, string language)
    {
        var names = Content.Topics.FirstOrDefault(t => t.Id == id)?.Names ?? Content.Triggers.FirstOrDefault(t => t.Id == id)?.Names;
        return names?.GetValueOrDefault(language) ?? names?.GetValueOrDefault("en") ?? id.Replace('-', ' ');
    }

    public int TermCount => Content.Terms.Count(t => t.Role != TermRole.Word);
    public int PhraseCount => Content.Phrases.Count;

    internal ProfileContent Content { get; }
    internal TriggerMatcher Triggers { get; }

    /// <summary>Finds the phrases of a language, and those that belong to none.</summary>
    internal TextScanner ScannerOf(string language) => scanners.GetValueOrDefault(language, inAnyLanguage).Value;

    private static TextScanner ScannerOf(ProfileContent content, string? language)
    {
        var automaton = new PhraseAutomaton();
        for (var i = 0; i < content.Phrases.Count; i++)
        {
            if (content.Phrases[i].Language is not { } only || only == language)
                automaton.Add(content.Phrases[i].Words, i);
        }

        automaton.Complete();
        return new(automaton, content.Phrases);
    }

    /// <exception cref="ConfigException">With every bad entry, its line and its path.</exception>
    public static Profile Load(ReadOnlyMemory<byte> json, string fileName) => new(new ProfileReader(fileName).Read(json.Span));

    /// <summary>The profile that comes with the program.</summary>
    public static Profile Shipped() => Load(ShippedConfig.Read(ShippedConfig.Profile), $"config/{ShippedConfig.Profile}");
}
