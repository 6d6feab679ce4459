using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Catalogue;

/// <summary>One outline: a folder, or a feed with its attributes, those of OPML and our own (language, country, kind, weight, prior, fallbackUrl).</summary>
internal sealed partial class OpmlOutline(XElement element, Action<string> wrong)
{
    private const int LongestTitle = 200;
    private const int MostTags = 16;

    public string? Title { get; } = Clean(element.Attribute("title")?.Value) ?? Clean(element.Attribute("text")?.Value);

    public bool IsComment => (string?)element.Attribute("isComment") == "true";

    public bool PointsToOtherList => Given("type") is { } type && (Is(type, "include") || Is(type, "link"));

    public bool NamesFeed => Given("xmlUrl") is not null || Given("type") is { } type && (Is(type, "rss") || Is(type, "atom"));

    /// <returns>Null when its address cannot be used; every mistake has been told by then.</returns>
    public Feed? Read(IReadOnlyList<string> folders)
    {
        var url = Given("xmlUrl") is null ? Wrong<Uri>($"\"{Title}\" has no xmlUrl.") : Address("xmlUrl");

        // Read to the end even without an address, so that every mistake is told.
        var feed = new Feed(url!, Title ?? url?.Host ?? "")
        {
            FallbackUrl = Address("fallbackUrl"),
            Site = Address("htmlUrl"),
            Language = Language(),
            Country = Country(),
            Kind = Kind(),
            Weight = Number("weight", 1, 0, Feed.HeaviestWeight),
            Prior = Number("prior", 0, -Feed.StrongestPrior, Feed.StrongestPrior),
            Tags = [.. folders.Concat(Categories()).Distinct().Take(MostTags)],
        };
        return url is null ? null : feed;
    }

    /// <summary>One line of at most 200 characters; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (text is null)
            return null;
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = string.Concat(line.Where(c => !char.IsControl(c)));
        return line.Length == 0 ? null : line.Length <= LongestTitle ? line : line[..LongestTitle];
    }

    private Uri? Address(string name)
    {
        if (Given(name) is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Host.Length: > 0 }
            ? url
            : Wrong<Uri>($"{name}=\"{Clean(text)}\" is no http or https address.");
    }

    // Old exporters write "unknown" where they know nothing.
    private string? Language() => Given("language") is { } text && !Is(text, "unknown")
        ? LanguageForm().IsMatch(text) ? text : Wrong<string>($"language=\"{Clean(text)}\" is no language tag such as \"es\" or \"es-CO\".")
        : null;

    private string? Country() => Given("country") is { } text
        ? text.Length == 2 && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : Wrong<string>($"country=\"{Clean(text)}\" is no code of two letters such as \"CO\".")
        : null;

    private SourceKind Kind()
    {
        if (Given("kind") is not { } text)
            return SourceKind.Press;
        if (Enum.GetNames<SourceKind>().FirstOrDefault(name => Is(name, text)) is { } known)
            return Enum.Parse<SourceKind>(known);
        wrong($"kind=\"{Clean(text)}\" is none of {string.Join(", ", Enum.GetNames<SourceKind>())}.");
        return default;
    }

    private double Number(string name, double otherwise, double least, double most)
    {
        if (Given(name) is not { } text)
            return otherwise;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        wrong(string.Create(CultureInfo.InvariantCulture, $"{name}=\"{Clean(text)}\" is no number from {least} to {most}."));
        return otherwise;
    }

    // "news/latin america,official": a list of paths.
    private IEnumerable<string> Categories() =>
        (Given("category") ?? "").Split([',', '/']).Select(Clean).OfType<string>();

    private string? Given(string name) => element.Attribute(name)?.Value.Trim() is { Length: > 0 } value ? value : null;

    private T? Wrong<T>(string reason)
        where T : class
    {
        wrong(reason);
        return null;
    }

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageForm();
}
