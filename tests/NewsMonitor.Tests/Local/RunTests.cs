using NewsMonitor.Config;
using NewsMonitor.Local.Commands;
using NewsMonitor.Local.Running;

namespace NewsMonitor.Tests.Local;

/// <summary>What <c>monitor run</c> refuses before it starts anything.</summary>
public sealed class RunTests : IDisposable
{
    private const string Good = """
        { "IsEncrypted": false, "Values": { "AzureWebJobsStorage": "UseDevelopmentStorage=true", "PollSchedule": "0 * * * * *", "DigestSchedule": "0 * * * * *" } }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("monitor-run-").FullName;

    [Theory]
    [InlineData("local.settings.json", "{ \"Values\": ", "local.settings.json, line 1")]
    [InlineData("local.settings.json", "{ \"Values\": { \"PollSchedule\": \"whenever\", \"DigestSchedule\": \"0 * * * * *\" } }", "\"whenever\" is no schedule")]
    [InlineData("local.settings.json", "{ \"Values\": { \"PollSchedule\": \"0 * * * * *\", \"DigestSchedule\": \"0 * * * * *\", \"Polling__Concurrency\": \"0\" } }", "Concurrency")]
    [InlineData("local.settings.json", "{ \"Values\": { \"PollSchedule\": \"0 * * * * *\", \"DigestSchedule\": \"0 * * * * *\", \"Polling__Concurrency\": \"many\" } }", "Concurrency")]
    [InlineData("config/feeds.opml", "<opml version=\"2.0\"><body><outline type=\"rss\" xmlUrl=\"javascript:1\"/>\n</opml>", "feeds.opml, line")]
    [InlineData("config/profile.json", "{ \"name\": 1 }", "profile.json, line 1")]
    [InlineData("config/subscriptions.json", "{ \"subscriptions\": [\n { \"id\": \"A b\" } ] }", "subscriptions.json, line 2")]
    public async Task A_bad_file_is_named_with_its_place_and_nothing_starts(string file, string content, string said)
    {
        Write("local.settings.json", Good);
        Write(file, content);

        var refused = await Assert.ThrowsAsync<ConfigException>(() => RunAsync());

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "data", DataFolder.AzuriteName)));
    }

    [Fact]
    public async Task Every_mistake_of_every_file_is_told_at_once_and_the_exit_code_is_2()
    {
        Write("local.settings.json", Good);
        Write("config/profile.json", "[]");
        Write("config/subscriptions.json", "[]");

        var refused = await Assert.ThrowsAsync<ConfigException>(() => RunAsync());

        Assert.Equal(["profile.json", "subscriptions.json"], refused.Problems.Select(problem => Path.GetFileName(problem.File)).Distinct());
        Assert.Equal(2, await Outcome.OfAsync(async () => await RunAsync()));
    }

    [Fact]
    public async Task Storage_that_can_not_be_reached_is_said_so_after_some_tries()
    {
        Write("local.settings.json", Good.Replace("UseDevelopmentStorage=true", "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:9/a;QueueEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<StorageException>(() => RunAsync());

        Assert.Contains("AzureWebJobsStorage", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<int> RunAsync() => MonitorRun.RunAsync(
        new RunOptions(new SessionSettings(Path.Combine(folder, "local.settings.json"), Path.Combine(folder, "data"))) { Once = true }, TestContext.Current.CancellationToken);

    private void Write(string file, string content)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
