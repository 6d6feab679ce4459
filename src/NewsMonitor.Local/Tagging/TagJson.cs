using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Tagging;

namespace NewsMonitor.Local.Tagging;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<Evidence>))]
[JsonSerializable(typeof(EvidenceSentence))]
[JsonSerializable(typeof(TrialVerdict))]
internal sealed partial class TagJson : JsonSerializerContext;
