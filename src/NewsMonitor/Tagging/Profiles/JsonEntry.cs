using System.Globalization;
using System.Text.Json;
using NewsMonitor.Config;

namespace NewsMonitor.Tagging.Profiles;

/// <summary>A place in the profile that reports what is wrong with it instead of throwing, so that one reading finds every mistake.</summary>
internal sealed class JsonEntry(JsonPlace place, List<ConfigProblem> problems, string fileName)
{
    public IEnumerable<(string Name, JsonEntry Value)> Members => place.Members.Select(m => (m.Key, At(m.Value)));

    public string Path => place.Path;

    public void Report(string reason) => problems.Add(new(fileName, place.Line, place.Path, reason));

    public void Report(string member, string reason) => problems.Add(new(fileName, (place.Member(member) ?? place).Line, $"{place.Path}.{member}", reason));

    public bool Is(JsonTokenType kind)
    {
        if (place.Kind == kind)
            return true;
        Report($"This should be {Describe(kind)}.");
        return false;
    }

    public void AllowOnly(params string[] names)
    {
        foreach (var (name, _) in place.Members.Where(m => !names.Contains(m.Key)))
            Report(name, $"Nothing is called so here; there may be {string.Join(", ", names)}.");
        foreach (var twin in place.Members.GroupBy(m => m.Key).Where(g => g.Count() > 1))
            Report(twin.Key, "This is there more than once.");
    }

    public string? Text(string member)
    {
        if (place.Member(member) is not { } value)
            return null;
        return At(value).Is(JsonTokenType.String) ? value.Text : null;
    }

    public string RequiredText(string member)
    {
        var text = Text(member);
        if (string.IsNullOrWhiteSpace(text))
            Report(member, "This is missing or empty.");
        return text ?? "";
    }

    public IReadOnlyList<string> Texts(string member) => [.. Items(member).Where(i => i.Is(JsonTokenType.String)).Select(i => i.Word)];

    public string Word => place.Text;

    public IReadOnlyList<JsonEntry> Items(string member) =>
        place.Member(member) is { } value && At(value).Is(JsonTokenType.StartArray) ? [.. value.Items.Select(At)] : [];

    /// <summary>The objects of an array; anything else in it is reported.</summary>
    public IReadOnlyList<JsonEntry> Entries(string member) => [.. Items(member).Where(i => i.Is(JsonTokenType.StartObject))];

    public IReadOnlyList<JsonEntry> Required(string member)
    {
        var entries = Entries(member);
        if (entries.Count == 0)
            Report(member, "This is missing or empty.");
        return entries;
    }

    public JsonEntry? Object(string member) =>
        place.Member(member) is { } value && At(value).Is(JsonTokenType.StartObject) ? At(value) : null;

    public double Number(string member, double otherwise, double least, double most) =>
        place.Member(member) is { } value ? At(value).AsNumber(least, most) : otherwise;

    public double AsNumber(double least, double most)
    {
        if (!Is(JsonTokenType.Number))
            return least;
        var number = double.Parse(place.Text, CultureInfo.InvariantCulture);
        if (number < least || number > most)
            Report(string.Create(CultureInfo.InvariantCulture, $"This should be from {least} to {most}."));
        return number;
    }

    public bool Flag(string member)
    {
        if (place.Member(member) is not { } value)
            return false;
        if (!value.IsTrueOrFalse)
            Report(member, "This should be true or false.");
        return value.Kind == JsonTokenType.True;
    }

    public T Enum<T>(string member, T otherwise)
        where T : struct, Enum
    {
        if (Text(member) is not { } text)
            return otherwise;
        if (System.Enum.TryParse<T>(text, ignoreCase: true, out var value) && System.Enum.IsDefined(value))
            return value;
        Report(member, $"This should be one of {string.Join(", ", System.Enum.GetNames<T>()).ToLowerInvariant()}.");
        return otherwise;
    }

    public DateOnly? Date(string member)
    {
        if (Text(member) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Report(member, "This should be a date such as 2026-08-07.");
        return null;
    }

    /// <summary>A name, or names by language.</summary>
    public IReadOnlyDictionary<string, string> Names(string member)
    {
        if (place.Member(member) is { Kind: JsonTokenType.StartObject } named)
            return named.Members.Where(m => At(m.Value).Is(JsonTokenType.String)).DistinctBy(m => m.Key).ToDictionary(m => m.Key, m => m.Value.Text, StringComparer.Ordinal);
        return new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = RequiredText(member) };
    }

    private JsonEntry At(JsonPlace other) => new(other, problems, fileName);

    private static string Describe(JsonTokenType kind) => kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        _ => "a number",
    };
}
