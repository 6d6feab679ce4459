using NewsMonitor.Config;
using NewsMonitor.Tagging;

namespace NewsMonitor.Dashboard;

/// <summary>
/// The parts of the profile in force as readers say them; refreshed before each page. Stories may bear names that it knows no more: those are
/// shown as they are.
/// </summary>
public sealed class ProfileWords(ConfigFile<Tagger> taggers)
{
    private const string Language = "en";

    private Profile profile = Profile.Shipped();

    /// <summary>The score from which a story counts as relevant.</summary>
    public double Threshold => profile.Content.Model.Threshold;

    public async Task RefreshAsync(CancellationToken cancellationToken) => profile = (await taggers.CurrentAsync(cancellationToken)).Profile;

    public string Topic(string id) => profile.Content.Topics.FirstOrDefault(topic => topic.Id == id)?.Names.GetValueOrDefault(Language) ?? Spelt(id);

    public string Topics(IEnumerable<string> ids) => string.Join(", ", ids.Select(Topic));

    /// <summary>What a piece of evidence speaks of.</summary>
    public string Subject(EvidenceKind kind, string id) => kind switch
    {
        EvidenceKind.Side => profile.Content.Sides.FirstOrDefault(side => side.Id == id)?.Names.GetValueOrDefault(Language) ?? Spelt(id),
        EvidenceKind.Topic => Topic(id),
        _ => Spelt(id),
    };

    private static string Spelt(string id)
    {
        var line = Display.Line(id).Replace('-', ' ');
        return line.Length == 0 ? line : char.ToUpperInvariant(line[0]) + line[1..];
    }
}
