namespace NewsMonitor.Digests;

/// <summary>How long to wait before the next round of a digest that could not be delivered: the schedule of Standard Webhooks, over three days.</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <param name="attempts">Rounds so far, this one included.</param>
    /// <param name="askedFor">The longest Retry-After of the round: a floor, up to a day.</param>
    /// <returns>Null when it has been tried often enough.</returns>
    public static TimeSpan? AfterAttempt(int attempts, TimeSpan? askedFor, string digest)
    {
        if (attempts > Waits.Length)
            return null;

        var wait = Waits[attempts - 1] * (1 + SpreadOf(digest, attempts));
        var floor = askedFor > Longest ? Longest : askedFor ?? TimeSpan.Zero;
        return wait > floor ? wait : floor;
    }

    // Up to a tenth, told by the digest's own id: receivers of many digests are not all called at once, and a repeat waits the same.
    private static double SpreadOf(string digest, int attempts) => Convert.ToInt32(DigestId.HashOf($"{digest}\n{attempts}")[..2], 16) / 2560.0;
}
