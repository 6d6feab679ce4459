using System.Text.Json;

namespace NewsMonitor.Tests.Infrastructure;

public sealed class BicepTests
{
    private static readonly string Infra = Repository.PathOf("infra");

    /// <summary>The exit code would not do: a misspelt property is a warning and leaves it at 0.</summary>
    [Theory]
    [InlineData("main.bicep")]
    [InlineData("main.bicepparam")]
    [InlineData("blob-events.bicep")]
    public async Task Nothing_is_wrong_with_the_template(string file)
    {
        var run = await BicepCli.RunAsync(Infra, ["lint", file, "--diagnostics-format", "sarif", "--no-restore"]);

        using var sarif = JsonDocument.Parse(run.Output);
        var findings = sarif.RootElement.GetProperty("runs").EnumerateArray().SelectMany(part => part.GetProperty("results").EnumerateArray());
        Assert.Empty(findings.Select(finding => finding.GetProperty("message").GetProperty("text").GetString()));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Templates_are_formatted()
    {
        var copy = Directory.CreateTempSubdirectory("infra-format-").FullName;
        try
        {
            string[] files = [.. Repository.Files("infra", "*.bicep"), Path.Combine(Infra, "main.bicepparam"), Path.Combine(Infra, "bicepconfig.json")];
            foreach (var file in files)
            {
                var target = Path.Combine(copy, Path.GetRelativePath(Infra, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            var run = await BicepCli.RunAsync(copy, ["format", "--pattern", "**/*.{bicep,bicepparam}"]);

            Assert.True(run.ExitCode == 0, run.Errors);
            foreach (var file in files)
                Assert.Equal(await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(Path.Combine(copy, Path.GetRelativePath(Infra, file))));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public async Task Events_of_the_inbox_and_of_nothing_else_reach_the_function_that_reads_it()
    {
        var run = await BicepCli.RunAsync(Infra, ["build", "blob-events.bicep", "--stdout", "--no-restore"]);

        using var template = JsonDocument.Parse(run.Output);
        var properties = template.RootElement.GetProperty("resources").EnumerateArray().Single().GetProperty("properties");
        Assert.Equal("/blobServices/default/containers/inbox/blobs/", properties.GetProperty("filter").GetProperty("subjectBeginsWith").GetString());
        Assert.Equal(["Microsoft.Storage.BlobCreated"], properties.GetProperty("filter").GetProperty("includedEventTypes").EnumerateArray().Select(type => type.GetString()));
        Assert.Contains("functionName=Host.Functions.ExtractStory&", properties.GetProperty("destination").GetRawText().Replace("\\u0026", "&", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
