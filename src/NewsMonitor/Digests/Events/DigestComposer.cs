using NewsMonitor.Stories;

namespace NewsMonitor.Digests.Events;

/// <summary>Makes one entry per event out of what is pending, leaves out what was said before, and puts the rest in order. Pure.</summary>
public static class DigestComposer
{
    /// <param name="pending">Stories to tell of.</param>
    /// <param name="alerted">What the same subscription was told of in the last seven days.</param>
    public static ComposedDigest Compose(IReadOnlyList<Story> pending, IReadOnlyList<AlertedStory> alerted, DigestFrame frame)
    {
        var words = EventWording.For(frame.Language);
        var entries = new List<DigestEntry>();
        var suppressed = new List<SuppressedStory>();
        foreach (var happening in Happenings.Of(pending, alerted))
        {
            if (happening.Alerted.Count == 0)
            {
                entries.Add(EntryWriter.Write(happening, null, frame, words));
                continue;
            }

            if (Novelty.Of(happening, frame, words) is { } changed)
                entries.Add(EntryWriter.Write(happening, changed, frame, words));
            else
                suppressed.AddRange(happening.Pending.Select(story => Suppress(story, happening, words)));
        }

        var ranked = Ranking.Of(entries);
        var room = Math.Max(1, frame.MaximumEntries);
        return new ComposedDigest { Entries = [.. ranked.Take(room)], More = [.. ranked.Skip(room)], Suppressed = suppressed };
    }

    private static SuppressedStory Suppress(Story story, Happening happening, EventWording words)
    {
        var before = happening.ClosestAlerted(story);
        var reason = before.Story.Id == story.Id ? words.SameReport
            : Voices.AreCopies(story, before.Story) ? words.CopyOf(before.Story.Outlet)
            : words.ToldBefore(before.Story.Outlet);
        return new(story.Id, story.Version, happening.Event, before.Story.Id, before.Digest, reason);
    }
}
