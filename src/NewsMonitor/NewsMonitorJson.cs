using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor;

/// <summary>Every shape that leaves the process as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedItem))]
[JsonSerializable(typeof(Story))]
[JsonSerializable(typeof(StoryRow))]
[JsonSerializable(typeof(DigestRequest))]
public sealed partial class NewsMonitorJson : JsonSerializerContext;
