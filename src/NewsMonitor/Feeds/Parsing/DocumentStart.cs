namespace NewsMonitor.Feeds.Parsing;

/// <summary>Where a feed begins in what a server sent: after declarations, comments, document types and its own warnings.</summary>
internal sealed record DocumentStart(int RootAt, string RootName)
{
    private const int LongestName = 40;

    public DeclaredEntities? Entities { get; private init; }

    /// <summary>Null when there is no feed in it; then <paramref name="instead"/> says what there is.</summary>
    public static DocumentStart? Find(string text, out string instead)
    {
        DeclaredEntities? entities = null;
        var typed = false;
        var closes = new NextClose(text);
        var first = "";
        var at = 0;
        while ((at = text.IndexOf('<', at)) >= 0)
        {
            var rest = text.AsSpan(at);
            // A document has one type; the look for the end of each of a hundred thousand would never end.
            if (!typed && rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            {
                typed = true;
                if (rest[9..].TrimStart().StartsWith("html", StringComparison.OrdinalIgnoreCase))
                    first = "html";
                var end = EndOfDoctype(text, closes, at, out var subset);
                entities = DeclaredEntities.From(subset);
                at += end;
                continue;
            }

            if (Skip(closes, text, at) is > 0 and var length)
            {
                at += length;
                continue;
            }

            var name = NameAt(rest[1..]);
            if (IsRoot(name, first.Length == 0))
            {
                instead = "";
                return new DocumentStart(at, name) { Entities = entities };
            }

            if (first.Length == 0)
                first = name;
            if (name.Equals("html", StringComparison.OrdinalIgnoreCase) || name.Equals("body", StringComparison.OrdinalIgnoreCase))
            {
                first = first == "opml" ? first : "html";
                break;
            }

            at++;
        }

        instead = Describe(text, first);
        return null;
    }

    private static bool IsRoot(string name, bool nothingBefore) => LocalName(name).ToLowerInvariant() switch
    {
        "rss" or "feed" or "rdf" => true,
        "channel" or "entry" => nothingBefore,
        _ => false,
    };

    /// <summary>The length of a comment or processing instruction at the start, else 0.</summary>
    private static int Skip(NextClose closes, string text, int at)
    {
        var (open, close) = text.AsSpan(at) switch
        {
            ['<', '!', '-', '-', ..] => (4, "-->"),
            ['<', '?', ..] => (2, "?>"),
            _ => (0, ""),
        };
        if (open == 0)
            return 0;
        var end = closes.Find(close, at + open);
        return end < 0 ? open : end + close.Length - at;
    }

    private static int EndOfDoctype(string text, NextClose closes, int start, out ReadOnlySpan<char> subset)
    {
        var doctype = text.AsSpan(start);
        subset = [];
        var open = doctype.IndexOf('[');
        var end = doctype.IndexOf('>');
        if (open < 0 || end >= 0 && end < open)
            return end < 0 ? doctype.Length : end + 1;

        var at = open + 1;
        while (at < doctype.Length)
        {
            var next = doctype[at..].IndexOfAny("\"']<");
            if (next < 0)
                break;
            at += next;
            if (doctype[at] == ']')
            {
                subset = doctype[(open + 1)..at];
                end = doctype[at..].IndexOf('>');
                return end < 0 ? doctype.Length : at + end + 1;
            }

            if (doctype[at] == '<')
            {
                at += Math.Max(1, Skip(closes, text, start + at));
                continue;
            }

            var close = doctype[(at + 1)..].IndexOf(doctype[at]);
            at += close < 0 ? 1 : close + 2;
        }

        return open + 1;
    }

    private static string NameAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < LongestName && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is ':' or '-' or '_' or '.'))
            length++;
        return text[..length].ToString();
    }

    private static string LocalName(string name) => name[(name.LastIndexOf(':') + 1)..];

    private static string Describe(string text, string first) => LocalName(first).ToLowerInvariant() switch
    {
        "html" or "head" => "This is a web page, not a feed.",
        "opml" => "This is an OPML outline, not a feed.",
        "urlset" or "sitemapindex" => "This is a site map, not a feed.",
        "" when string.IsNullOrWhiteSpace(text) => "The document is empty.",
        "" => "This is neither XML nor JSON, so no feed.",
        var other => $"This is no feed: its first element is <{other}>.",
    };
}
