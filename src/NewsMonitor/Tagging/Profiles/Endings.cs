using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsMonitor.Tagging.Profiles;

/// <summary>Inflections that many words share, by name: with "ar" for "a|an|ó|aron", the pattern "firm{ar}" is "firm(a|an|ó|aron)".</summary>
internal sealed partial class Endings(JsonEntry root)
{
    private readonly Dictionary<string, string> byName = (root.Object("endings")?.Members ?? [])
        .Where(ending => ending.Value.Is(JsonTokenType.String)).DistinctBy(ending => ending.Name)
        .ToDictionary(ending => ending.Name, ending => ending.Value.Word, StringComparer.Ordinal);

    /// <returns>Null when the pattern names an ending that there is none of, has a stray bracket, or too many spellings: reported on the item.</returns>
    public IReadOnlyList<string>? Spell(JsonEntry item)
    {
        var unknown = Name().Matches(item.Word).Select(match => match.Groups[1].Value).FirstOrDefault(name => !byName.ContainsKey(name));
        if (unknown is not null)
        {
            item.Report($"\"{item.Word}\" wants the ending \"{unknown}\", which \"endings\" does not have.");
            return null;
        }

        var spellings = Spellings.Expand(Name().Replace(item.Word, match => $"({byName[match.Groups[1].Value]})"));
        if (spellings is null)
            item.Report($"\"{item.Word}\" has a stray bracket or more than {Spellings.Most} spellings.");
        return spellings;
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Name();
}
