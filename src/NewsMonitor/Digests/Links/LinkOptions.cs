using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Digests.Links;

/// <summary>Where readers' links lead and what signs them. Both or neither: without them mails carry no links of ours.</summary>
public sealed record LinkOptions : IValidatableObject
{
    public const string Section = "Links";

    /// <summary>The public address of this app, such as <c>https://monitor.example.org</c>.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>At least 32 random characters.</summary>
    public string? SigningKey { get; init; }

    /// <summary>Still accepted, so that links in old mails work after the key was changed.</summary>
    public string? PreviousSigningKey { get; init; }

    public bool Enabled => BaseUrl is not null && SigningKey is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseUrl is null != string.IsNullOrEmpty(SigningKey))
            yield return new("Links:BaseUrl and Links:SigningKey belong together: set both or neither.");
        if (BaseUrl is { } url && (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)))
            yield return new("Links:BaseUrl must begin with https:// (http:// is accepted for this machine only).");
        if (SigningKey is { Length: > 0 and < 32 } || PreviousSigningKey is { Length: > 0 and < 32 })
            yield return new("Links:SigningKey must have at least 32 random characters.");
    }
}

[OptionsValidator]
public sealed partial class LinkOptionsValidator : IValidateOptions<LinkOptions>;
