namespace NewsMonitor.Local.Demo;

/// <summary>How many stories are out when the demo first starts, and how long each further one takes.</summary>
public sealed record DemoPace(int AtStart, TimeSpan Interval)
{
    public static DemoPace AllAtOnce { get; } = new(int.MaxValue, TimeSpan.Zero);

    public static DemoPace Live { get; } = new(12, TimeSpan.FromSeconds(15));

    /// <summary>Counted from the first start ever, so that a restart takes no story back.</summary>
    public int Released(int stories, TimeSpan sinceFirstStart)
    {
        if (AtStart >= stories || Interval <= TimeSpan.Zero)
            return stories;

        var later = (long)(Math.Max(0, sinceFirstStart.Ticks) / Interval.Ticks);
        return (int)Math.Min(stories, AtStart + later);
    }
}
