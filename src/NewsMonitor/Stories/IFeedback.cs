using NewsMonitor.Feeds;

namespace NewsMonitor.Stories;

/// <summary>What readers said of the monitor's decisions. A reader's later word on a story replaces the earlier one.</summary>
public interface IFeedback
{
    Task SaveAsync(Feedback feedback, CancellationToken cancellationToken);

    Task<IReadOnlyList<Feedback>> OfStoryAsync(StoryId story, CancellationToken cancellationToken);

    IAsyncEnumerable<Feedback> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken);
}

/// <param name="Relevant">False says "this should not have alerted me", true "this belongs here" or "I missed it".</param>
/// <param name="By">The subscription whose link it came through, or "dashboard".</param>
public sealed record Feedback(StoryId Story, bool Relevant, string By, DateTimeOffset At);
