using NewsMonitor.Feeds.Parsing;

namespace NewsMonitor.Stories.Extraction;

/// <summary>The headline, without the name of the site.</summary>
internal static class PageTitles
{
    private const int LettersOfAName = 5;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " // ", " ‹ ", " « "];

    public static Found<string>? Read(PageHead head, LinkedArticle linked, string? siteName, Uri? url)
    {
        var headings = head.Headings.Select(h => FeedText.OneLineOfText(Elements.TextOf(h))).OfType<string>().Where(h => h.Length > 3).ToList();
        var candidates = new List<Found<string>>();
        void Add(string? text, string source)
        {
            if (FeedText.OneLineOfHtml(text) is { Length: > 3 } line && WithoutSite(line, siteName, url) is { Length: > 3 } title)
                candidates.Add(new(title, source));
        }

        Add(linked.Headline, "json-ld headline");
        if (head.Meta("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title") is { } meta)
            Add(meta.Value, meta.Source);
        Add(head.Title, "title");
        if (headings.Find(heading => candidates.Exists(candidate => Agree(candidate.Value, heading))) is { } agreed)
            return new(agreed, "h1");

        // A page's only h1 is its headline, also where the head was written for search engines; but it may be the paper's own name.
        return headings is [var only] && (candidates.Count == 0 || !NamesSite(only, siteName, url) && candidates.Exists(candidate => Touch(candidate.Value, only)))
            ? new(only, "h1")
            : candidates.FirstOrDefault();
    }

    private static string WithoutSite(string title, string? siteName, Uri? url)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0 && NamesSite(title[(last + separator.Length)..], siteName, url))
                return WithoutSite(title[..last].TrimEnd(), siteName, url);
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && NamesSite(title[..first], siteName, url))
                return title[(first + separator.Length)..].TrimStart();
        }

        return title;
    }

    private static bool NamesSite(string part, string? siteName, Uri? url)
    {
        var plain = Plain(part);
        if (plain.Length == 0)
            return true;
        if (siteName is not null && Plain(siteName) is { Length: > 2 } site && (site.Contains(plain, StringComparison.Ordinal) || plain.Contains(site, StringComparison.Ordinal) && plain.Length < site.Length + 15))
            return true;
        return url is { IsAbsoluteUri: true, Host.Length: > 0 } && plain.Length > 2 && Plain(url.Host).Contains(plain, StringComparison.Ordinal);
    }

    private static bool Agree(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        return a.Count(b.Contains) * 2 > Math.Min(a.Count, b.Count) && a.Count(b.Contains) * 3 >= Math.Max(a.Count, b.Count);
    }

    private static bool Touch(string one, string other) => Words(one).Any(word => word.Length >= LettersOfAName && Words(other).Contains(word));

    private static HashSet<string> Words(string text) => [.. text.ToLowerInvariant().Split([' ', ',', '.', ':', '\'', '’', '"', '“', '”', '‘'], StringSplitOptions.RemoveEmptyEntries)];

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
