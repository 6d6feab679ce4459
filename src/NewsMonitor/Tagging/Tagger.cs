namespace NewsMonitor.Tagging;

/// <summary>Decides whether a story is about the profile's two sides. Pure: the same text and profile give the same decision.</summary>
public sealed class Tagger
{
    public TagDecision Decide(TagInput input, bool withEvidence = true) => throw new NotSupportedException();
}
