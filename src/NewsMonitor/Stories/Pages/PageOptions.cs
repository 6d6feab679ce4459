using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Stories.Pages;

/// <summary>Which article pages are fetched, and with how much patience.</summary>
public sealed record PageOptions
{
    public const string Section = "Pages";

    /// <summary>
    /// A story whose title and feed text alone score below this is decided without its page. 0 fetches every page, 1 those of relevant stories only.
    /// docs/decisions/0042 has the measurement.
    /// </summary>
    [Range(0.0, 1.0)]
    public double OpenFrom { get; init; } = 0.035;

    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    [Range(10_000, 50_000_000)]
    public long MaxBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>How long a page waits for its host's turn before the feed's own text serves.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:08:00")]
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A page that yields less text than this is no article.</summary>
    [Range(0, 10_000)]
    public int MinCharacters { get; init; } = 200;
}

[OptionsValidator]
public sealed partial class PageOptionsValidator : IValidateOptions<PageOptions>;
