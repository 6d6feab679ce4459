namespace NewsMonitor.BrowserTests;

/// <summary>Time passes as it does, from an instant that can be set.</summary>
internal sealed class MovedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset from = start;
    private long since = System.GetTimestamp();

    public void Move(DateTimeOffset to) => (from, since) = (to, System.GetTimestamp());

    public override DateTimeOffset GetUtcNow() => from + System.GetElapsedTime(since);
}
