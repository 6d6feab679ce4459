using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Feeds;

/// <summary>How often feeds are asked, how patiently, and how much of an answer is taken at once.</summary>
public sealed record PollingOptions
{
    public const string Section = "Polling";

    /// <summary>Requests under way at once, over all hosts.</summary>
    [Range(1, 256)]
    public int Concurrency { get; init; } = 32;

    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan FeedTimeout { get; init; } = TimeSpan.FromSeconds(30);

    [Range(1_000, 100_000_000)]
    public long MaxFeedBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Feeds whose turn has not come by then keep their due time and come first in the next cycle.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:30:00")]
    public TimeSpan CycleBudget { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The shortest interval there is, for servers whose Cache-Control allows it.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The shortest interval for servers that say nothing about caching.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan UnstatedMinInterval { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>For a feed that shows no rhythm yet.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan BaseInterval { get; init; } = TimeSpan.FromHours(1);

    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")]
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How often a feed is asked without validators: some servers answer 304 for ever.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan FullReadEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a permanent redirect must hold before its target becomes the feed's address.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00")]
    public TimeSpan AdoptRedirectAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Entries taken from one feed in one poll; the rest waits for the next.</summary>
    [Range(1, 10_000)]
    public int MaxNewPerPoll { get; init; } = 500;

    /// <summary>Of what a feed's first poll finds, only entries newer than this can alert.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan AlertMaxAge { get; init; } = TimeSpan.FromDays(2);

    /// <summary>A new entry dated further back than this is an archive being filled, and never alerts.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan ArchiveAge { get; init; } = TimeSpan.FromDays(30);

    /// <summary>A publisher's clock may be ahead by this much before the date counts as wrong.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan FutureTolerance { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often one story may come again with other words.</summary>
    [Range(1, 100)]
    public int MaxVersions { get; init; } = 5;
}

[OptionsValidator]
public sealed partial class PollingOptionsValidator : IValidateOptions<PollingOptions>;
