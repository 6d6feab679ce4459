using System.Reflection;
using System.Xml.Linq;
using NetArchTest.Rules;

namespace NewsMonitor.Tests.Architecture;

public sealed class DependencyTests
{
    private static readonly Assembly Pipeline = typeof(MonitorServices).Assembly;

    [Theory]
    [InlineData("Http", new string[0])]
    [InlineData("Feeds", new[] { "Http" })]
    [InlineData("Tagging", new[] { "Http" })]
    [InlineData("Stories", new[] { "Http", "Feeds", "Tagging" })]
    [InlineData("Digests", new[] { "Http", "Feeds", "Tagging", "Stories" })]
    [InlineData("Dashboard", new[] { "Http", "Feeds", "Tagging", "Stories", "Digests" })]
    public void A_feature_knows_only_those_before_it(string feature, string[] known)
    {
        string[] all = ["Http", "Feeds", "Tagging", "Stories", "Digests", "Dashboard", "Storage"];
        var unknown = all.Except(known).Where(other => other != feature).Select(other => $"NewsMonitor.{other}").ToArray();

        var result = Types.InAssembly(Pipeline).That().ResideInNamespace($"NewsMonitor.{feature}").ShouldNot().HaveDependencyOnAny(unknown).GetResult();

        Assert.True(result.IsSuccessful, $"{feature} may know {string.Join(", ", known.DefaultIfEmpty("nothing"))} only; see {Names(result)}.");
    }

    [Fact]
    public void Only_storage_and_the_composition_speak_of_azure()
    {
        var result = Types.InAssembly(Pipeline)
            .That().DoNotResideInNamespace("NewsMonitor.Storage").And().DoNotHaveName(nameof(MonitorServices))
            .ShouldNot().HaveDependencyOn("Azure").GetResult();

        Assert.True(result.IsSuccessful, $"Azure types belong into Storage/; see {Names(result)}.");
    }

    [Theory]
    [InlineData("NewsMonitor", new string[0])]
    [InlineData("NewsMonitor.Functions", new[] { "NewsMonitor" })]
    [InlineData("NewsMonitor.Local", new[] { "NewsMonitor" })]
    public void The_hosts_know_the_pipeline_and_the_pipeline_knows_no_host(string project, string[] known)
    {
        var references = XDocument.Load(Repository.PathOf("src", project, $"{project}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal(known, references);
    }

    [Fact]
    public void The_pipeline_references_neither_host_nor_functions_worker()
    {
        var references = Pipeline.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(references, name => name == "monitor" || name.StartsWith("NewsMonitor", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal));
    }

    private static string Names(NetArchTest.Rules.TestResult result) => string.Join(", ", result.FailingTypeNames ?? []);
}
