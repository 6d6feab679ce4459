using NewsMonitor.Tagging.Matching;

namespace NewsMonitor.Tagging.Deciding;

/// <summary>A story as the profile sees it: its mentions, measured. Rules on trial are kept apart.</summary>
internal sealed record StoryReading(ScannedText Title, ScannedText Text, List<Mention> Mentions, StoryFeatures Features, List<Mention> OnTrial)
{
    public Head Head { get; } = Head.Of(Text);

    public static StoryReading Of(ScannedText title, ScannedText text, List<Mention> mentions)
    {
        List<Mention> onTrial = mentions.Exists(m => m.Term.Shadow) ? mentions.FindAll(m => m.Term.Shadow) : [];
        if (onTrial.Count > 0)
            mentions = mentions.FindAll(m => !m.Term.Shadow);
        return new(title, text, mentions, StoryFeatures.Of(mentions, title, text), onTrial);
    }

    /// <summary>The features as they would be with the rules on trial in force.</summary>
    public StoryFeatures WithTrial()
    {
        List<Mention> all = [.. Mentions, .. OnTrial];
        all.Sort((a, b) => a.InTitle != b.InTitle ? (a.InTitle ? -1 : 1) : a.Hit.Token.CompareTo(b.Hit.Token));
        return StoryFeatures.Of(all, Title, Text);
    }
}
