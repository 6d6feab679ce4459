using System.Text.Json;
using NewsMonitor.Functions.Triggers;
using NewsMonitor.Tests.Functions;

namespace NewsMonitor.Tests.Infrastructure;

public sealed class SecurityTests(InfrastructureFixture infrastructure)
{
    private static readonly Dictionary<string, string> RoleNames = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["19e7f393-937e-4f77-808e-94535e297925"] = "Storage Queue Data Reader",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["76199698-9eea-4c19-bc75-cec21354c6b6"] = "Storage Table Data Reader",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
    };

    [Fact]
    public async Task Storage_takes_no_key_no_stranger_and_no_old_tls()
    {
        var account = (await infrastructure.Bare).Only("Microsoft.Storage/storageAccounts").GetProperty("properties");

        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
        Assert.All((await infrastructure.Bare).Of("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", container.GetProperty("properties").GetProperty("publicAccess").GetString()));
    }

    [Fact]
    public async Task The_app_speaks_https_alone_and_is_published_without_passwords()
    {
        var deployment = await infrastructure.Bare;
        var app = deployment.Only("Microsoft.Web/sites").GetProperty("properties");

        Assert.True(app.GetProperty("httpsOnly").GetBoolean());
        Assert.Equal("1.2", app.GetProperty("siteConfig").GetProperty("minTlsVersion").GetString());
        Assert.Equal(["ftp", "scm"], deployment.NamesOf("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Order());
        Assert.All(deployment.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies"),
            policy => Assert.False(policy.GetProperty("properties").GetProperty("allow").GetBoolean()));
    }

    [Fact]
    public async Task Telemetry_and_logs_take_no_key()
    {
        var deployment = await infrastructure.Bare;

        Assert.True(deployment.Only("Microsoft.Insights/components").GetProperty("properties").GetProperty("DisableLocalAuth").GetBoolean());
        Assert.True(deployment.Only("Microsoft.OperationalInsights/workspaces").GetProperty("properties").GetProperty("features").GetProperty("disableLocalAuth").GetBoolean());
    }

    [Fact]
    public async Task The_app_may_do_this_and_nothing_else() => Assert.Equal(
        [
            "Key Vault Secrets User on vaults",
            "Monitoring Metrics Publisher on components",
            "Storage Blob Data Contributor on event-deadletters", // Event Grid's own identity, for dead letters
            "Storage Blob Data Owner on storageAccounts",
            "Storage Queue Data Contributor on storageAccounts",
            "Storage Table Data Contributor on storageAccounts",
        ],
        Roles(await infrastructure.Bare));

    [Fact]
    public async Task An_operator_changes_only_the_catalogue_and_the_secrets() => Assert.Equal(
        [
            "Key Vault Secrets Officer on vaults",
            "Storage Blob Data Contributor on config",
            "Storage Blob Data Reader on storageAccounts",
            "Storage Queue Data Reader on storageAccounts",
            "Storage Table Data Reader on storageAccounts",
        ],
        Roles(await infrastructure.Full, "00000000-0000-0000-0000-000000000003"));

    [Fact]
    public async Task No_setting_holds_a_key_or_a_secret()
    {
        var settings = (await infrastructure.Full).AppSettings;

        Assert.DoesNotContain("AzureWebJobsStorage", settings.Keys);
        Assert.DoesNotContain(settings.Values, value => value.Contains("AccountKey", StringComparison.OrdinalIgnoreCase)
            || value.Contains("listKeys", StringComparison.OrdinalIgnoreCase) || value.Contains("SharedAccessSignature", StringComparison.OrdinalIgnoreCase));
        Assert.All(settings.Where(setting => setting.Key.Contains("Password", StringComparison.OrdinalIgnoreCase) || setting.Key.Contains("Secret", StringComparison.OrdinalIgnoreCase)),
            setting => Assert.True(setting.Value is "" || setting.Value.Contains("@Microsoft.KeyVault(", StringComparison.Ordinal), setting.Key));
        Assert.EndsWith(";SecretName=Smtp--Password)", settings["Smtp__Password"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_sign_in_the_dashboard_is_off()
    {
        const string switchedOff = $"AzureWebJobs_{nameof(Website)}_Disabled";

        Assert.Equal("true", (await infrastructure.Bare).AppSettings[switchedOff]);
        Assert.DoesNotContain(switchedOff, (await infrastructure.Full).AppSettings.Keys);
    }

    [Fact]
    public async Task With_sign_in_only_what_has_a_key_or_token_of_its_own_goes_without()
    {
        var validation = (await infrastructure.Full).Of("Microsoft.Web/sites/config")
            .Single(config => config.GetProperty("name").GetString()!.EndsWith("/authsettingsV2", StringComparison.Ordinal))
            .GetProperty("properties").GetProperty("globalValidation");

        var open = HttpFunction.All.Where(function => function.Name != nameof(Website)).Select(function => $"/{function.Route}");
        Assert.True(validation.GetProperty("requireAuthentication").GetBoolean());
        Assert.Equal(open.Append("/runtime/webhooks/blobs").Order(), validation.GetProperty("excludedPaths").EnumerateArray().Select(path => path.GetString()!).Order());
    }

    private static IEnumerable<string> Roles(Deployment deployment, string? principal = null) =>
        deployment.Of("Microsoft.Authorization/roleAssignments")
            .Where(role => principal is null || role.GetProperty("properties").GetProperty("principalId").GetString() == principal)
            .Select(role => $"{RoleNames[role.GetProperty("properties").GetProperty("roleDefinitionId").GetString()!.Split('/')[^1]]} on {ScopeOf(role)}")
            .Order();

    // ".../storageAccounts/NAME/blobServices/default/containers/config/providers/Microsoft.Authorization/...", or the same in an expression.
    private static string ScopeOf(JsonElement role)
    {
        var id = role.GetProperty("id").GetString()!;
        var parts = id[..id.IndexOf("Microsoft.Authorization", StringComparison.Ordinal)].Replace("/providers/", "/", StringComparison.Ordinal)
            .Split(['/', '\'', ',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return parts[^2] == "containers" ? parts[^1] : parts[^2];
    }
}
