using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;

namespace NewsMonitor.Digests.Mail;

/// <summary>The mail server that digests leave through. Without a host, email subscriptions wait and say so.</summary>
public sealed record MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Null for a server that asks for none.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Where a token is had, for servers that take no password.</summary>
    [ValidateObjectMembers]
    public MailOAuthOptions? OAuth { get; init; }

    /// <summary>The sender's address, at the domain that signs for it (SPF, DKIM).</summary>
    public string? From { get; init; }

    public string FromName { get; init; } = "Colombia–US policy monitor";

    /// <summary>Where "unsubscribe" mails go and someone reads them; optional beside the link.</summary>
    public string? UnsubscribeAddress { get; init; }

    /// <summary>For connecting, and for each mail.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:30")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(45);

    internal string Sender => From ?? "monitor@localhost.localdomain";

    internal string Domain => Sender[(Sender.IndexOf('@', StringComparison.Ordinal) + 1)..];

    private bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Host is { Length: > 0 } && From is null)
            yield return new("Mail:Host needs Mail:From, the sender's address.");
        if (From is not null && (!MailboxAddress.TryParse(From, out var from) || from.Address != From || Domain.Length == 0))
            yield return new("Mail:From is no email address.");
        if (UnsubscribeAddress is { Length: > 0 } address && !MailboxAddress.TryParse(address, out _))
            yield return new("Mail:UnsubscribeAddress is no email address.");
        if (Host is { Length: > 0 } && Security == MailSecurity.None && !IsLoopback)
            yield return new("Mail:Security may be None for a server on this machine only.");
        if (User is { Length: > 0 } && string.IsNullOrEmpty(Password) && OAuth is null)
            yield return new("Mail:User needs Mail:Password or Mail:OAuth.");
    }
}

/// <summary>OAuth 2 client credentials.</summary>
public sealed record MailOAuthOptions
{
    [Required]
    public Uri? TokenUrl { get; init; }

    [Required]
    public string ClientId { get; init; } = "";

    [Required]
    public string ClientSecret { get; init; } = "";

    public string? Scope { get; init; }
}

public enum MailSecurity
{
    /// <summary>The connection is refused when the server does not offer it.</summary>
    StartTls,
    ImplicitTls,
    None,
}

[OptionsValidator]
public sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;
