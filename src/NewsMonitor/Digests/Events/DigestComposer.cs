using NewsMonitor.Stories;

namespace NewsMonitor.Digests.Events;

/// <summary>Makes one entry per event out of what is pending, leaves out what was said before, and puts the rest in order. Pure.</summary>
public static class DigestComposer
{
    /// <param name="pending">Stories to tell of.</param>
    /// <param name="alerted">What the same subscription was told of in the last seven days.</param>
    public static ComposedDigest Compose(IReadOnlyList<Story> pending, IReadOnlyList<AlertedStory> alerted, DigestFrame frame) =>
        throw new NotSupportedException();
}
