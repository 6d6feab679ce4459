using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Events;

/// <summary>Makes one entry per event out of what is pending, leaves out what was said before, and puts the rest in order. Pure.</summary>
public static class DigestComposer
{
    /// <param name="pending">Stories to tell of.</param>
    /// <param name="alerted">What the same subscription was told of in the last seven days.</param>
    public static ComposedDigest Compose(IReadOnlyList<Story> pending, IReadOnlyList<AlertedStory> alerted, DigestFrame frame)
    {
        // Stands in until events are told apart: each story is its own event.
        var entries = pending.OrderByDescending(s => s.Decision.Urgency).ThenByDescending(s => s.Decision.Score).ThenBy(s => s.Id.Value).Select(EntryOf).ToList();
        return new ComposedDigest { Entries = [.. entries.Take(frame.MaximumEntries)], More = [.. entries.Skip(frame.MaximumEntries)] };
    }

    private static DigestEntry EntryOf(Story story) => new()
    {
        Event = story.Id.Value,
        Lead = new EntryStory(story.Id, story.Version, story.Title, story.Outlet, story.Decision.Language, story.Link, story.Published),
        Topics = story.Decision.Topics,
        Urgency = story.Decision.Urgency,
        Corroboration = 1,
        Evidence = story.Decision.BestSentence is { } sentence
            ? new Dictionary<string, EvidenceSentence> { [story.Decision.Language] = sentence }
            : new Dictionary<string, EvidenceSentence>(),
    };
}
