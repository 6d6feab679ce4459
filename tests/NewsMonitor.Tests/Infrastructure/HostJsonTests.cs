using System.Globalization;
using System.Text.Json;

namespace NewsMonitor.Tests.Infrastructure;

/// <summary>
/// What the Functions host would say of host.json, as far as that can be said without it: it ignores what it does not know, so a misspelt name
/// would quietly leave a default in force.
/// </summary>
public sealed class HostJsonTests
{
    private static readonly Dictionary<string, Func<JsonElement, bool>> Known = new()
    {
        ["version"] = value => value.GetString() == "2.0",
        ["telemetryMode"] = value => value.GetString() == "OpenTelemetry",
        ["functionTimeout"] = value => Time(value) > TimeSpan.Zero,
        ["extensions.http.routePrefix"] = value => value.ValueKind == JsonValueKind.String,
        ["extensions.queues.messageEncoding"] = value => value.GetString() is "base64" or "none",
        ["extensions.queues.batchSize"] = value => value.GetInt32() is >= 1 and <= 32,
        ["extensions.queues.newBatchThreshold"] = value => value.GetInt32() >= 0,
        ["extensions.queues.maxPollingInterval"] = value => Time(value) >= TimeSpan.FromMilliseconds(100),
        ["extensions.queues.visibilityTimeout"] = value => Time(value) >= TimeSpan.Zero,
        ["extensions.queues.maxDequeueCount"] = value => value.GetInt32() >= 1,
        ["extensions.blobs.maxDegreeOfParallelism"] = value => value.GetInt32() >= 1,
        ["extensions.blobs.poisonBlobThreshold"] = value => value.GetInt32() >= 1,
        ["logging.logLevel.default"] = value => value.GetString() is "Trace" or "Debug" or "Information" or "Warning" or "Error" or "Critical" or "None",
    };

    private static readonly Dictionary<string, JsonElement> Values = Leaves(JsonDocument.Parse(Repository.Read("host.json")).RootElement, "").ToDictionary();

    public static TheoryData<string> Names => [.. Values.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_host_knows_and_accepts(string name)
    {
        Assert.True(Known.TryGetValue(name, out var accepts), $"The host would ignore {name}.");
        Assert.True(accepts(Values[name]), $"The host would refuse {name}: {Values[name]}");
    }

    /// <summary>Its own default is zero: five tries within a second, and a mail server that restarts costs a digest.</summary>
    [Fact]
    public void A_failed_message_waits_before_it_is_tried_again() =>
        Assert.True(Time(Values["extensions.queues.visibilityTimeout"]) >= TimeSpan.FromSeconds(10));

    [Fact]
    public void Messages_are_read_in_the_encoding_they_are_written_in() =>
        Assert.Equal("base64", Values["extensions.queues.messageEncoding"].GetString());

    private static TimeSpan Time(JsonElement value) => TimeSpan.Parse(value.GetString()!, CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, JsonElement>> Leaves(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(property => Leaves(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}"))
        : [new(path, element.Clone())];
}
