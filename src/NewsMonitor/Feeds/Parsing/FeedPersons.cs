using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>Names out of the ways that feeds write a person.</summary>
internal static partial class FeedPersons
{
    /// <summary>atom:name, else its address; or the text of an RSS author or dc:creator.</summary>
    public static string? NameOf(XElement person)
    {
        if (!person.HasElements)
            return NameOf(person.Value);
        foreach (var part in (ReadOnlySpan<string>)["name", "email", "uri", "url"])
        {
            foreach (var child in person.Elements())
            {
                if (child.Name.LocalName.Equals(part, StringComparison.OrdinalIgnoreCase) && NameOf(child.Value) is { } name)
                    return name;
            }
        }

        return NameOf(string.Concat(person.Nodes().OfType<XText>().Select(t => t.Value))) ?? FeedText.OneLineOfHtml(person.Value);
    }

    /// <summary>"ada@example.org (Ada Byron)" and "Ada Byron &lt;ada@example.org&gt;" are both Ada Byron.</summary>
    public static string? NameOf(string text)
    {
        if (text.Contains('@'))
        {
            if (AddressThenName().Match(text) is { Success: true } first)
                return FeedText.OneLineOfHtml(first.Groups["name"].Value);
            if (NameThenAddress().Match(text) is { Success: true } second)
                return FeedText.OneLineOfHtml(second.Groups["name"].Value);
        }

        return FeedText.OneLineOfHtml(text);
    }

    public static bool IsAddress(string name) => name.Contains('@') && !name.Contains(' ') || name.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""^\s*(?:mailto:)?[^\s@()<>]+@[^\s@()<>]+\s*[\s,]*\((?<name>[^()]*[\p{L}][^()]*)\)\s*$""", RegexOptions.NonBacktracking)]
    private static partial Regex AddressThenName();

    [GeneratedRegex("""^\s*"?(?<name>[^"@<>()]*[\p{L}][^"@<>()]*)"?\s*[<(]\s*(?:mailto:)?[^\s@()<>]+@[^\s@()<>]+\s*[>)]\s*$""", RegexOptions.NonBacktracking)]
    private static partial Regex NameThenAddress();
}
