using NewsMonitor.Tests.Infrastructure;

[assembly: AssemblyFixture(typeof(InfrastructureFixture))]

namespace NewsMonitor.Tests.Infrastructure;

/// <summary>Evaluates infra/ once for all tests: each call of the CLI costs more than a second.</summary>
public sealed class InfrastructureFixture
{
    private readonly Lazy<Task<Deployment>> bare = new(() => Deployment.EvaluateAsync());

    private readonly Lazy<Task<Deployment>> full = new(() => Deployment.EvaluateAsync(
        ("ALERT_EMAILS", "ops@example.org,desk@example.org"),
        ("AZURE_PRINCIPAL_ID", "00000000-0000-0000-0000-000000000003"),
        ("ENTRA_CLIENT_ID", "00000000-0000-0000-0000-000000000004"),
        ("SECRET_SETTINGS", "Smtp__Password")));

    /// <summary>With nothing said but what has no default.</summary>
    internal Task<Deployment> Bare => bare.Value;

    /// <summary>With people to tell, an operator, sign-in and a secret.</summary>
    internal Task<Deployment> Full => full.Value;
}
