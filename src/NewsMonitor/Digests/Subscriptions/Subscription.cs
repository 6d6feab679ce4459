using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Subscriptions;

/// <summary>Who wants to hear of what, when, where and in which form: one entry of <c>subscriptions.json</c>.</summary>
public sealed record Subscription
{
    /// <summary>Lower-case letters, digits and hyphens: it is part of keys, addresses and the List-Id.</summary>
    public required string Id { get; init; }

    /// <summary>What readers see in the subject.</summary>
    public required string Title { get; init; }

    public required Channel Channel { get; init; }

    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Where a webhook posts to, unless <see cref="UrlSetting"/> names a setting that holds it.</summary>
    public Uri? Url { get; init; }

    /// <summary>The setting (or Key Vault reference) with the address: those of chat services are secrets themselves.</summary>
    public string? UrlSetting { get; init; }

    /// <summary>The settings with the signing secrets, newest first; several during a rotation.</summary>
    public IReadOnlyList<string> SecretSettings { get; init; } = [];

    public WebhookFormat Format { get; init; }

    /// <summary>Any of these; empty means all.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>ISO 639-1; empty means all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Outlet names or feed ids; empty means all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public double MinimumScore { get; init; }
    public Urgency UrgencyFloor { get; init; }
    public required Cadence Cadence { get; init; }
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;
    public QuietHours? QuietHours { get; init; }
    public int MaximumEntries { get; init; } = 20;
    public DigestLanguage Language { get; init; }
    public WhenEmpty WhenEmpty { get; init; }
    public bool Paused { get; init; }
}

/// <summary>How often. Times are local to the subscription.</summary>
public sealed record Cadence(CadenceKind Kind)
{
    /// <summary>Stories of one window travel together; immediate only.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(10);

    public IReadOnlyList<TimeOnly> At { get; init; } = [];

    /// <summary>Weekly only.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];
}

/// <summary>Local hours in which nothing is delivered but what is at least as urgent as <paramref name="Override"/>; null lets nothing through.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To, Urgency? Override);

public enum Channel
{
    Email,
    Webhook,
}

public enum WebhookFormat
{
    Generic,
    Slack,
    Teams,
    Discord,
}

public enum CadenceKind
{
    Immediate,
    Hourly,
    Daily,
    Weekly,
}

public enum DigestLanguage
{
    English,
    Spanish,
}

public static class DigestLanguages
{
    /// <summary>ISO 639-1.</summary>
    public static string Code(this DigestLanguage language) => language == DigestLanguage.Spanish ? "es" : "en";
}

public enum WhenEmpty
{
    Silent,
    Note,
}
