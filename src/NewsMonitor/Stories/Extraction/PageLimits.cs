using System.Buffers;
using System.Runtime.InteropServices;
using NewsMonitor.Http;

namespace NewsMonitor.Stories.Extraction;

/// <summary>
/// One linear pass over the markup before the parser sees it: AngleSharp takes quadratic time in depth and in the attributes of one element,
/// so a page of a megabyte could hold a core for minutes.
/// </summary>
internal static class PageLimits
{
    public const int MostCharacters = 8 * 1024 * 1024;
    public const int MostDepth = 512;
    public const int MostElements = 400_000;
    public const int MostAttributes = 1_000;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    private static readonly SearchValues<char> TagMarks = SearchValues.Create(" \t\r\n\f/>=\"'");
    private static readonly SearchValues<char> Gaps = SearchValues.Create(" \t\r\n\f/");

    /// <returns>Null when the page may be parsed.</returns>
    public static Failure? Check(string html)
    {
        if (html.Length > MostCharacters)
            return new(FailureKind.TooLarge, $"The page is longer than {MostCharacters / 1024 / 1024} million characters.");

        return new Scan(html).Run();
    }

    private ref struct Scan(string html)
    {
        private readonly Dictionary<string, int> open = new(StringComparer.OrdinalIgnoreCase);
        private int at;
        private int depth;
        private int elements;

        public Failure? Run()
        {
            while (html.AsSpan(at).IndexOf('<') is >= 0 and var next)
            {
                at += next + 1;
                var rest = html.AsSpan(at);
                if (rest.StartsWith("!--"))
                    at = PastOrEnd(html, "-->", at);
                else if (rest is ['/', ..])
                    Close(NameOf(rest[1..]));
                else if (NameOf(rest) is { IsEmpty: false } name && Open(name, rest) is { } failure)
                    return failure;
            }

            return null;
        }

        private Failure? Open(ReadOnlySpan<char> name, ReadOnlySpan<char> rest)
        {
            if (++elements > MostElements)
                return new(FailureKind.TooLarge, $"The page has more than {MostElements} elements.");
            var (length, attributes) = Tag(rest);
            if (attributes > MostAttributes)
                return new(FailureKind.Malformed, $"An element of the page has more than {MostAttributes} attributes.");

            at += length;
            if (IsRawText(name))
            {
                at = PastOrEnd(html, $"</{name}", at);
                return null;
            }

            var nests = !NestsNot(name) && !(rest[..length].EndsWith("/>") && (IsOpen("svg") || IsOpen("math")));
            if (!nests)
                return null;
            CollectionsMarshal.GetValueRefOrAddDefault(open.GetAlternateLookup<ReadOnlySpan<char>>(), name, out _)++;
            return ++depth > MostDepth ? new(FailureKind.Malformed, $"The page's elements are nested more than {MostDepth} deep.") : null;
        }

        // A close without its open closes nothing, in browsers as in AngleSharp.
        private void Close(ReadOnlySpan<char> name)
        {
            if (!IsOpen(name))
                return;
            open.GetAlternateLookup<ReadOnlySpan<char>>()[name]--;
            depth--;
        }

        private bool IsOpen(ReadOnlySpan<char> name) => open.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var count) && count > 0;
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        if (tag.IsEmpty || !char.IsAsciiLetter(tag[0]))
            return [];
        var end = tag.IndexOfAny(NameEnds);
        return end < 0 ? tag : tag[..end];
    }

    // Whatever may part two attributes counts, a run of it once.
    private static (int Length, int Attributes) Tag(ReadOnlySpan<char> tag)
    {
        var (at, attributes) = (0, 0);
        while (tag[at..].IndexOfAny(TagMarks) is >= 0 and var next)
        {
            at += next + 1;
            switch (tag[at - 1])
            {
                case '>':
                    return (at, attributes);
                case '=':
                    at += Quoted(tag[at..]);
                    break;
                default:
                    attributes++;
                    at += Math.Max(0, tag[at..].IndexOfAnyExcept(Gaps));
                    break;
            }
        }

        return (tag.Length, attributes);
    }

    private static int Quoted(ReadOnlySpan<char> value)
    {
        var start = value.IndexOfAnyExcept(" \t\n\r");
        if (start < 0 || value[start] is not ('"' or '\''))
            return 0;
        var end = value[(start + 1)..].IndexOf(value[start]);
        return end < 0 ? 0 : start + end + 2;
    }

    private static int PastOrEnd(string html, string close, int from)
    {
        var end = html.IndexOf(close, from, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html.Length : end + close.Length;
    }

    private static bool IsRawText(ReadOnlySpan<char> name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)
        || name.Equals("textarea", StringComparison.OrdinalIgnoreCase);

    // Void elements, and those that their like or their container's end closes.
    private static bool NestsNot(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[8];
        return name.Length <= lower.Length && lower[..name.ToLowerInvariant(lower)] is "br" or "hr" or "img" or "input" or "meta" or "link" or "source"
            or "wbr" or "area" or "base" or "col" or "embed" or "param" or "track" or "p" or "li" or "dt" or "dd" or "td" or "th" or "tr" or "option";
    }
}
