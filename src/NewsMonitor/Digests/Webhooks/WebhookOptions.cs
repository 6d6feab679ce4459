using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Digests.Webhooks;

public sealed record WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>For the whole exchange. A receiver that needs longer gets the digest again under the same id.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);
}

[OptionsValidator]
public sealed partial class WebhookOptionsValidator : IValidateOptions<WebhookOptions>;
