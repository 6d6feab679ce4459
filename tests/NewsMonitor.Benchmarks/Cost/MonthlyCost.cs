namespace NewsMonitor.Benchmarks.Cost;

/// <summary>A month of one catalogue's size in Azure, item by item, in US dollars.</summary>
internal sealed record MonthlyCost(int Feeds, IReadOnlyList<(string Item, double Amount, string Unit, double Dollars)> Items)
{
    // What is assumed of the world. Change them to yours and run again.
    private const double Days = 30;
    private const double PollsADay = 30;
    private const double EntriesADay = 10;
    private const double TicksADay = 2 * 1440;
    private const double DigestsADay = 40;
    private const double PagesADay = 500;
    private const double SecondsAPoll = 1.5;
    private const double PollsAtOnce = 32;
    private const double SecondsAStory = 0.5;
    private const double StoriesAtOnce = 4;
    private const double SecondsADigest = 2;
    private const double InstanceGigabytes = 0.5;
    private const double TelemetryBytesARun = 1_500;
    private const double StoryBytes = 60_000;
    private const double RelevantShare = 0.01;

    /// <summary>What the Functions host itself does to bring a blob event to us: its internal queue, and the blob's content.</summary>
    private static readonly Operations Delivery = new(0, 1, 4, 0);

    public static MonthlyCost Of(int feeds, Counted counted)
    {
        var (polls, entries) = (Days * feeds * PollsADay, Days * feeds * EntriesADay);
        var cycles = Math.Min(polls, Days * 1440);
        var operations = Days * TicksADay / 2 * counted.IdleTick + cycles * (counted.QuietCycle - counted.IdleTick)
            + entries * (counted.NewEntry + Delivery + RelevantShare * counted.Relevant + (1 - RelevantShare) * counted.Other) + Days * DigestsADay * counted.Digest;
        var executions = Days * (TicksADay + DigestsADay + PagesADay) + entries;
        var seconds = Days * TicksADay + polls * SecondsAPoll / PollsAtOnce + entries * SecondsAStory / StoriesAtOnce + Days * DigestsADay * SecondsADigest + Days * PagesADay;
        var gigabyteSeconds = seconds * InstanceGigabytes;
        var telemetry = executions * TelemetryBytesARun / 1e9;
        var kept = entries * RelevantShare * StoryBytes * 12 / 1e9;
        return new(feeds,
        [
            ("executions", executions, "runs", Prices.PerMillionRuns * Math.Max(0, executions - Prices.FreeRuns) / 1e6),
            ("compute", gigabyteSeconds, "GB-s", Prices.PerGigabyteSecond * Math.Max(0, gigabyteSeconds - Prices.FreeGigabyteSeconds)),
            ("blob writes", operations.BlobWrites, "", Prices.PerBlobWrite * operations.BlobWrites),
            ("blob reads", operations.BlobReads, "", Prices.PerBlobRead * operations.BlobReads),
            ("queue operations", operations.Queue, "", Prices.PerQueueOperation * operations.Queue),
            ("table operations", operations.Table, "", Prices.PerTableOperation * operations.Table),
            ("Event Grid", entries, "events", Prices.PerMillionEvents * Math.Max(0, entries - Prices.FreeEvents) / 1e6),
            ("logs", telemetry, "GB", Prices.PerLogGigabyte * Math.Max(0, telemetry - Prices.FreeLogGigabytes)),
            ("four log alerts", 4, "rules", 4 * Prices.PerAlert),
            ("a year's evidence", kept, "GB", Prices.PerStoredGigabyte * kept),
        ]);
    }

    public void Print()
    {
        Console.WriteLine($"| {Feeds:N0} feeds | amount a month | dollars |\n|---|---|---|");
        foreach (var (item, amount, unit, dollars) in Items)
            Console.WriteLine(FormattableString.Invariant($"| {item} | {amount:#,0.##} {unit} | {dollars:0.00} |"));
        Console.WriteLine(FormattableString.Invariant($"| **sum** | | **{Items.Sum(item => item.Dollars):0.00}** |\n"));
    }

    /// <summary>List prices of East US, locally redundant, hot tier, as known in November 2026; the calculator on azure.com has today's.</summary>
    private static class Prices
    {
        public const double PerMillionRuns = 0.40;
        public const double FreeRuns = 250_000;
        public const double PerGigabyteSecond = 0.000026;
        public const double FreeGigabyteSeconds = 100_000;
        public const double PerBlobWrite = 0.05 / 10_000;
        public const double PerBlobRead = 0.004 / 10_000;
        public const double PerQueueOperation = 0.004 / 10_000;
        public const double PerTableOperation = 0.00036 / 10_000;
        public const double PerMillionEvents = 0.60;
        public const double FreeEvents = 100_000;
        public const double PerLogGigabyte = 2.30;
        public const double FreeLogGigabytes = 5;
        public const double PerAlert = 0.50;
        public const double PerStoredGigabyte = 0.02;
    }
}
