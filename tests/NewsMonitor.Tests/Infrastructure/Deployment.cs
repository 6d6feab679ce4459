using System.Text.Json;

namespace NewsMonitor.Tests.Infrastructure;

/// <summary>What a deployment of infra/main.bicep would make, as the Bicep CLI works it out without Azure.</summary>
internal sealed class Deployment(JsonElement snapshot)
{
    public IReadOnlyList<JsonElement> Resources { get; } = [.. snapshot.GetProperty("predictedResources").EnumerateArray()];

    public JsonElement Only(string type) => Of(type).Single();

    public IEnumerable<JsonElement> Of(string type) => Resources.Where(resource => resource.GetProperty("type").GetString() == type);

    /// <summary>Last parts of the names: <c>inbox</c> for <c>account/default/inbox</c>.</summary>
    public IEnumerable<string> NamesOf(string type) => Of(type).Select(resource => resource.GetProperty("name").GetString()!.Split('/')[^1]);

    public IReadOnlyDictionary<string, string> AppSettings =>
        Of("Microsoft.Web/sites/config").Single(config => config.GetProperty("name").GetString()!.EndsWith("/appsettings", StringComparison.Ordinal))
            .GetProperty("properties").EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);

    /// <summary>Evaluates in a folder of its own: the CLI writes its answer beside the parameters.</summary>
    public static async Task<Deployment> EvaluateAsync(params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("infra-snapshot-");
        try
        {
            var parameters = Repository.Read("infra", "main.bicepparam").Replace("using 'main.bicep'", $"using '{MainFrom(folder.FullName)}'", StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "main.bicepparam"), parameters);

            var run = await BicepCli.RunAsync(
                folder.FullName,
                [
                    "snapshot", "main.bicepparam", "--mode", "overwrite", "--location", "eastus2",
                    "--subscription-id", "00000000-0000-0000-0000-000000000001", "--tenant-id", "00000000-0000-0000-0000-000000000002",
                ],
                environment);

            Assert.True(run.ExitCode == 0, run.Errors);
            return new(JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "main.snapshot.json"))).RootElement);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string MainFrom(string folder) => Path.GetRelativePath(folder, Repository.PathOf("infra", "main.bicep")).Replace('\\', '/');
}
