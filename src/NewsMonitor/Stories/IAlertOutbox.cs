namespace NewsMonitor.Stories;

/// <summary>Where a relevant story is booked for everyone who wants it. Booking twice is booking once.</summary>
public interface IAlertOutbox
{
    /// <returns>For how many subscriptions the story is booked.</returns>
    Task<int> BookAsync(Story story, CancellationToken cancellationToken);
}
