using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Stories.Pages;

namespace NewsMonitor;

/// <summary>Every shape that leaves the process as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedItem))]
[JsonSerializable(typeof(FeedState))]
[JsonSerializable(typeof(Story))]
[JsonSerializable(typeof(StoryRow))]
[JsonSerializable(typeof(PageRecord))]
[JsonSerializable(typeof(DigestRequest))]
[JsonSerializable(typeof(FrozenDigest))]
[JsonSerializable(typeof(SubscriptionState))]
[JsonSerializable(typeof(FailureNote))]
public sealed partial class NewsMonitorJson : JsonSerializerContext;
