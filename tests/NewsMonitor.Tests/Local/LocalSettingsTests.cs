using NewsMonitor.Config;
using NewsMonitor.Local.Settings;

namespace NewsMonitor.Tests.Local;

public sealed class LocalSettingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-settings");

    [Fact]
    public void Settings_are_read_as_core_tools_reads_them()
    {
        var settings = LocalSettings.Load(FileWith("""
            {
              "IsEncrypted": false, // a comment
              "Values": { "AzureWebJobsStorage": "UseDevelopmentStorage=true", "Mail__Host": "localhost", "Mail__Port": 25, },
            }
            """));

        Assert.Equal("UseDevelopmentStorage=true", settings.Values["AzureWebJobsStorage"]);
        Assert.Equal("localhost", settings.Values["Mail:Host"]);
        Assert.Equal("25", settings.Values["Mail:Port"]);
    }

    [Theory]
    [InlineData("{ \"Values\": {\n \"A\": oops } }", "line 2", "not valid JSON")]
    [InlineData("[]", "line 1", "object")]
    [InlineData("{}", "$.Values", "app settings")]
    [InlineData("{ \"IsEncrypted\": true, \"Values\": {} }", "$.IsEncrypted", "decrypt")]
    [InlineData("{ \"Values\": { \"A\": { \"B\": 1 } } }", "$.Values.A", "A__B")]
    public void A_bad_settings_file_is_refused_with_its_place_and_the_reason(string json, string place, string reason)
    {
        var refused = Assert.Throws<ConfigException>(() => LocalSettings.Load(FileWith(json)));

        Assert.Contains("settings.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(place, refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_file_that_is_missing_is_refused()
    {
        var refused = Assert.Throws<ConfigException>(() => LocalSettings.Load(Path.Combine(folder.FullName, "none.json")));

        Assert.Contains("does not exist", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "extensions": { "queues": { "maxDequeueCount": 0 } } }""", "maxDequeueCount")]
    [InlineData("""{ "extensions": { "queues": { "visibilityTimeout": "soon" } } }""", "visibilityTimeout")]
    [InlineData("""{ "extensions": { "blobs": { "maxDegreeOfParallelism": "8" } } }""", "maxDegreeOfParallelism")]
    public void A_figure_of_host_json_that_makes_no_sense_is_named(string json, string name)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "host.json"), json);

        var refused = Assert.Throws<ConfigException>(() => HostJson.Load(folder.FullName));

        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string FileWith(string json)
    {
        var path = Path.Combine(folder.FullName, "settings.json");
        File.WriteAllText(path, json);
        return path;
    }
}
