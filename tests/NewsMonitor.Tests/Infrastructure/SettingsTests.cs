using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace NewsMonitor.Tests.Infrastructure;

/// <summary>
/// local.settings.sample.json is the list of what the code reads: <c>Values</c> holds every setting that has a default, with that default, and
/// <c>Optional</c> an example of each that has none. The Bicep loads the former, so that the two cannot drift apart.
/// </summary>
public sealed partial class SettingsTests(InfrastructureFixture infrastructure)
{
    private static readonly JsonElement Sample = JsonDocument.Parse(Repository.Read("local.settings.sample.json")).RootElement;
    private static readonly Dictionary<string, string> Values = Section("Values");

    private static readonly Type[] Options = [.. typeof(MonitorServices).Assembly.GetTypes()
        .Where(type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)?.IsLiteral == true)];

    public static TheoryData<string> Sections => [.. Options.Select(SectionOf)];

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_sample_says_what_holds_without_it(string section)
    {
        var type = Options.Single(type => SectionOf(type) == section);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(Values.ToDictionary(value => value.Key.Replace("__", ":", StringComparison.Ordinal), value => (string?)value.Value)).Build();

        var bound = configuration.GetSection(section).Get(type) ?? Activator.CreateInstance(type)!;

        Assert.Equal(JsonSerializer.Serialize(Activator.CreateInstance(type), type), JsonSerializer.Serialize(bound, type));
    }

    [Fact]
    public async Task The_app_in_azure_has_the_same_settings_but_those_that_serve_a_developer()
    {
        var settings = (await infrastructure.Bare).AppSettings;

        Assert.Empty(Values.Keys.Except(["AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME"]).Except(settings.Keys));
        Assert.All(settings.Values, value => Assert.DoesNotContain("UseDevelopmentStorage", value, StringComparison.Ordinal));
    }

    /// <summary>They belong to other plans; functionAppConfig says here what they say there.</summary>
    [Fact]
    public async Task The_app_has_nothing_that_flex_consumption_refuses()
    {
        string[] settings =
        [
            "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
            "WEBSITE_CONTENTSHARE", "WEBSITE_TIME_ZONE", "SCM_DO_BUILD_DURING_DEPLOYMENT", "ENABLE_ORYX_BUILD",
        ];
        string[] properties = ["alwaysOn", "ftpsState", "functionAppScaleLimit", "linuxFxVersion", "netFrameworkVersion", "preWarmedInstanceCount", "use32BitWorkerProcess"];
        var deployment = await infrastructure.Bare;

        Assert.Empty(settings.Intersect(deployment.AppSettings.Keys));
        Assert.Empty(properties.Intersect(deployment.Only("Microsoft.Web/sites").GetProperty("properties").GetProperty("siteConfig").EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task Names_that_functions_bind_to_have_a_value_everywhere()
    {
        var bound = Repository.Files("src/NewsMonitor.Functions", "*.cs").SelectMany(file => BoundName().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

        var azure = (await infrastructure.Bare).AppSettings;
        Assert.All(bound, name =>
        {
            Assert.Contains(name, Values.Keys);
            Assert.Contains(name, azure.Keys);
        });
    }

    private static string SectionOf(Type type) => (string)type.GetField("Section")!.GetRawConstantValue()!;

    private static Dictionary<string, string> Section(string name) =>
        Sample.GetProperty(name).EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString() ?? "");

    [GeneratedRegex("\"%([A-Za-z0-9_]+)%\"")]
    private static partial Regex BoundName();
}
