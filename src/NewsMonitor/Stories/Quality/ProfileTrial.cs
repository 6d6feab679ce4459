using NewsMonitor.Feeds;
using NewsMonitor.Tagging;

namespace NewsMonitor.Stories.Quality;

/// <summary>Gives the same words to the profile in force and to a candidate, and says where they part.</summary>
public sealed class ProfileTrial(Tagger current, Tagger candidate)
{
    private readonly List<TrialChange> changes = [];

    /// <summary>Stories that would newly alert or be dropped; the surest first.</summary>
    public IReadOnlyList<TrialChange> Changes => [.. changes.OrderByDescending(c => Math.Max(c.ScoreNow, c.ScoreThen))];

    public int Stories { get; private set; }
    public int RelevantNow { get; private set; }

    /// <summary>Relevant to both, on other topics.</summary>
    public int OtherTopics { get; private set; }

    public void Compare(ArchivedStory story)
    {
        var (now, then) = (current.Decide(story.Input, withEvidence: false), candidate.Decide(story.Input, withEvidence: false));
        Stories++;
        RelevantNow += now.Relevant ? 1 : 0;
        if (now.Relevant != then.Relevant)
        {
            changes.Add(new(story.Id, story.Input.Title, story.Outlet, story.Link, then.Relevant, now.Score, then.Score, then.Reason)
            {
                Topics = (then.Relevant ? then : now).Topics,
                FullText = story.TextSource == TextSource.Page,
            });
        }
        else if (now.Relevant && !now.Topics.SequenceEqual(then.Topics))
        {
            OtherTopics++;
        }
    }
}

/// <param name="Story">Its id.</param>
/// <param name="Title">As the outlet has it.</param>
/// <param name="Outlet">The source's name.</param>
/// <param name="Link">Null where the feed gave none.</param>
/// <param name="Alerts">True when the candidate would newly alert, false when it would drop the story.</param>
/// <param name="ScoreNow">By the profile in force.</param>
/// <param name="ScoreThen">By the candidate.</param>
/// <param name="Reason">The candidate's.</param>
public sealed record TrialChange(StoryId Story, string Title, string Outlet, Uri? Link, bool Alerts, double ScoreNow, double ScoreThen, string Reason)
{
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>False where only the feed's words were there to judge.</summary>
    public bool FullText { get; init; }
}
