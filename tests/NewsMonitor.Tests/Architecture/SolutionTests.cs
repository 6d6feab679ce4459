using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsMonitor.Tests.Architecture;

public sealed partial class SolutionTests
{
    private const string FunctionsProject = "NewsMonitor.Functions";

    private static readonly string Solution = Repository.Read("Monitor.sln");

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var onDisk = Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj"));

        Assert.Equal(onDisk.Select(Path.GetFileNameWithoutExtension).Order(), Projects().Keys.Order());
    }

    /// <summary>Registries without the Functions worker must build and test the rest: restore included, the solution leaves that project out.</summary>
    [Fact]
    public void The_solution_builds_every_project_but_the_functions_app()
    {
        var built = Projects().Where(project => Solution.Contains($"{project.Value}.Debug|Any CPU.Build.0", StringComparison.Ordinal)
            && Solution.Contains($"{project.Value}.Release|Any CPU.Build.0", StringComparison.Ordinal)).Select(project => project.Key);

        Assert.Equal(Projects().Keys.Where(name => name != FunctionsProject).Order(), built.Order());
        Assert.DoesNotContain($"{Projects()[FunctionsProject]}.Debug|Any CPU.Build.0", Solution, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Projects()[FunctionsProject]}.Release|Any CPU.Build.0", Solution, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_functions_app_needs_the_functions_worker()
    {
        var users = Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj"))
            .Where(file => XDocument.Load(file).Descendants("PackageReference").Any(IsWorkerPackage));

        Assert.Equal([FunctionsProject], users.Select(Path.GetFileNameWithoutExtension));
    }

    [Fact]
    public void Nobody_switches_the_banned_symbols_off()
    {
        var offenders = Repository.Files("src", "*.cs").Where(file => File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal));

        Assert.Empty(offenders);
        Assert.Contains("BannedSymbols.txt", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
    }

    private static bool IsWorkerPackage(XElement reference) =>
        reference.Attribute("Include")?.Value.StartsWith("Microsoft.Azure.Functions.", StringComparison.Ordinal) == true;

    private static Dictionary<string, string> Projects() =>
        ProjectLine().Matches(Solution).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["id"].Value);

    [GeneratedRegex("""^Project\("[^"]+"\) = "(?<name>[^"]+)", "[^"]+\.csproj", "(?<id>\{[^"]+\})"\r?$""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
