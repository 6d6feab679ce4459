using System.Text.Json;
using NewsMonitor.Config;

namespace NewsMonitor.Local.Settings;

/// <summary>A JSON settings file as Core Tools reads it: comments and trailing commas are allowed.</summary>
internal static class JsonSettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static JsonDocument Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new ConfigException(new ConfigProblem(name, 1, null, "a JSON object is expected."));
        }
        catch (JsonException bad)
        {
            throw new ConfigException(new ConfigProblem(name, (int?)bad.LineNumber + 1, bad.Path, $"not valid JSON: {FirstSentence(bad.Message)}"));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException(new ConfigProblem(path, null, null, unreadable.Message));
        }
    }

    // The rest of the message repeats the line.
    private static string FirstSentence(string message) => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is var end and > 0 ? message[..end] : message;
}
