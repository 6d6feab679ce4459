using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Dashboard;

public sealed record DashboardOptions
{
    public const string Section = "Dashboard";

    [Required, MinLength(1, ErrorMessage = "Dashboard:Title is empty.")]
    public string Title { get; init; } = "Colombia–US policy monitor";

    /// <summary>IANA zone in which days begin and times are shown.</summary>
    [Required]
    public string TimeZone { get; init; } = "America/Bogota";

    /// <summary>Days that the story list and its charts reach back when no dates are asked for.</summary>
    [Range(1, 366)]
    public int Days { get; init; } = 30;

    [Range(5, 200)]
    public int PageSize { get; init; } = 25;

    /// <summary>Today's stories are read again when what is shown is older than this.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>File of the search index; in memory when null. It is a cache and may be deleted.</summary>
    public string? SearchIndex { get; init; }

    /// <summary>How long a search waits for stories that are not in the index yet.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan SearchPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Host names the dashboard answers to; none means any. A local one names loopback only, against DNS rebinding.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Address under which readers reach the dashboard, for absolute links in its feeds; the request's own when null.</summary>
    public Uri? PublicUrl { get; init; }
}

[OptionsValidator]
public sealed partial class DashboardOptionsValidator : IValidateOptions<DashboardOptions>;
