using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsMonitor.Tagging;

namespace NewsMonitor.Local.Tagging;

/// <summary>Writes one decision, or one error, as one line of JSON.</summary>
internal sealed class TagWriter(Stream output)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 16);

    public async Task WriteAsync(TagLine line, TagDecision? decision, bool withEvidence, CancellationToken cancellationToken)
    {
        Format(line, decision, withEvidence);
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }

    private void Format(TagLine line, TagDecision? decision, bool withEvidence)
    {
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            json.WriteRawValue(line.RawId, skipInputValidation: true);
            if (decision is null)
                json.WriteString("error", line.Error);
            else
                WriteDecision(json, decision, withEvidence);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private static void WriteDecision(Utf8JsonWriter json, TagDecision decision, bool withEvidence)
    {
        json.WriteBoolean("relevant", decision.Relevant);
        json.WriteNumber("score", decision.Score);
        WriteTexts(json, "topics", decision.Topics);
        json.WriteString("language", decision.Language);
        json.WriteString("urgency", decision.Urgency.ToString().ToLowerInvariant());
        WriteTexts(json, "triggers", decision.Triggers);
        json.WriteString("reason", decision.Reason);
        if (decision.Trial is { } trial)
        {
            json.WritePropertyName("trial");
            JsonSerializer.Serialize(json, trial, TagJson.Default.TrialVerdict);
        }

        if (!withEvidence)
            return;
        json.WritePropertyName("evidence");
        JsonSerializer.Serialize(json, decision.Evidence, TagJson.Default.IReadOnlyListEvidence);
        json.WritePropertyName("bestSentence");
        JsonSerializer.Serialize(json, decision.BestSentence, TagJson.Default.EvidenceSentence);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
