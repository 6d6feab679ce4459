using NewsMonitor.Tagging;

namespace NewsMonitor.Dashboard;

/// <summary>The profile's parts as readers say them. Stories may bear names that the profile knows no more: those are shown as they are.</summary>
public sealed class ProfileWords(Tagger tagger)
{
    private const string Language = "en";

    /// <summary>The score from which a story counts as relevant.</summary>
    public double Threshold => tagger.Profile.Content.Model.Threshold;

    public string Topic(string id) => tagger.Profile.Content.Topics.FirstOrDefault(topic => topic.Id == id)?.Names.GetValueOrDefault(Language) ?? Spelt(id);

    public string Topics(IEnumerable<string> ids) => string.Join(", ", ids.Select(Topic));

    /// <summary>What a piece of evidence speaks of.</summary>
    public string Subject(EvidenceKind kind, string id) => kind switch
    {
        EvidenceKind.Side => tagger.Profile.Content.Sides.FirstOrDefault(side => side.Id == id)?.Names.GetValueOrDefault(Language) ?? Spelt(id),
        EvidenceKind.Topic => Topic(id),
        _ => Spelt(id),
    };

    private static string Spelt(string id)
    {
        var line = Display.Line(id).Replace('-', ' ');
        return line.Length == 0 ? line : char.ToUpperInvariant(line[0]) + line[1..];
    }
}
