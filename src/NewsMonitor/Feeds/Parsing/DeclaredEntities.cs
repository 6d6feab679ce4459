using System.Text.RegularExpressions;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>Plain replacement texts from a document's own DTD. Entities that name entities are not among them: that is how documents explode.</summary>
internal sealed partial class DeclaredEntities
{
    private const int MostEntities = 200;
    private const int MostSubsetCharacters = 20_000;
    private const int MostExpandedCharacters = 1_000_000;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private int left = MostExpandedCharacters;

    public static DeclaredEntities From(ReadOnlySpan<char> subset)
    {
        var entities = new DeclaredEntities();
        foreach (Match match in Declaration().Matches(subset[..Math.Min(subset.Length, MostSubsetCharacters)].ToString()))
        {
            if (entities.values.Count == MostEntities)
                break;
            entities.values.TryAdd(match.Groups["name"].Value, Entities.Decode(match.Groups["value"].Value));
        }

        return entities;
    }

    public string? Find(string name)
    {
        if (!values.TryGetValue(name, out var value) || value.Length > left)
            return null;
        left -= value.Length;
        return value;
    }

    [GeneratedRegex("""<!ENTITY\s+(?<name>[\w.\-]{1,32})\s+(?:"(?<value>(?:[^"<&%]|&#x?[0-9a-fA-F]{1,6};){0,256})"|'(?<value>(?:[^'<&%]|&#x?[0-9a-fA-F]{1,6};){0,256})')\s*>""", RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
