using System.Text.Json;
using NewsMonitor.Config;

namespace NewsMonitor.Local.Settings;

/// <summary>The app settings of <c>local.settings.json</c>, as Core Tools would give them to the app; the sample serves where there is none.</summary>
internal sealed record LocalSettings(string File, string Root, IReadOnlyDictionary<string, string?> Values)
{
    public const string FileName = "local.settings.json";
    public const string SampleName = "local.settings.sample.json";

    /// <param name="file">A file that must exist; null looks from here upwards, then above the program.</param>
    public static LocalSettings Load(string? file)
    {
        var path = file ?? Find(FileName) ?? Find(SampleName)
            ?? throw new ConfigException(new ConfigProblem(FileName, null, null, $"neither it nor {SampleName} was found here or in a folder above."));
        if (!System.IO.File.Exists(path))
            throw new ConfigException(new ConfigProblem(path, null, null, "the file does not exist."));

        using var document = JsonSettingsFile.Read(path);
        return new(path, Path.GetDirectoryName(Path.GetFullPath(path))!, ValuesOf(document.RootElement, Path.GetFileName(path)));
    }

    private static Dictionary<string, string?> ValuesOf(JsonElement root, string file)
    {
        if (root.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
            throw new ConfigException(new ConfigProblem(file, null, "$.IsEncrypted", "encrypted settings can't be read here: run 'func settings decrypt'."));
        if (!root.TryGetProperty(nameof(Values), out var values) || values.ValueKind != JsonValueKind.Object)
            throw new ConfigException(new ConfigProblem(file, null, "$.Values", "an object with the app settings is expected."));

        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in values.EnumerateObject())
        {
            // Core Tools takes flat text values only; A__B stands for A:B, as in environment variables.
            settings[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ValueKind switch
            {
                JsonValueKind.String => value.Value.GetString(),
                JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => value.Value.GetRawText(),
                JsonValueKind.Null => null,
                _ => throw new ConfigException(new ConfigProblem(file, null, $"$.Values.{value.Name}", "app settings are text: use A__B names for nested ones.")),
            };
        }

        return settings;
    }

    private static string? Find(string name) =>
        new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }.Select(start => FindAbove(start, name)).FirstOrDefault(found => found is not null);

    private static string? FindAbove(string start, string name)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, name);
            if (System.IO.File.Exists(path))
                return path;
        }

        return null;
    }
}
