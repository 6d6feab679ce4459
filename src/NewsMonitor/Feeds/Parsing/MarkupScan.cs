using System.Buffers;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>
/// One pass over the markup before any parser builds a tree of it: XDocument takes quadratic time in depth, prefix look-ups walk
/// every namespace declaration, and neither can be stopped once begun.
/// </summary>
internal ref struct MarkupScan(string text, int start)
{
    public const int MostDepth = 256;
    public const int MostAttributes = 64;
    private const int MostAttributesAtAll = 1_000;
    private const int MostEntries = 20_000;
    private const int MostNodes = 400_000;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    private readonly NextClose closes = new(text);
    private int at = start;
    private int depth;
    private int lenientDepth;
    private int entryDepth = -1;
    private int entries;
    private int nodes;

    /// <summary>Whether a parser that builds a tree of every tag may see the document.</summary>
    public bool FitForTree { get; private set; } = true;

    /// <returns>Null when the document is within the limits.</returns>
    public FeedFault? Run()
    {
        while (true)
        {
            var next = text.AsSpan(at).IndexOf('<');
            if (next < 0)
                return null;
            at += next;
            if (Step() is { } fault)
                return fault with { Line = LineOf(text, at) };
        }
    }

    public static int LineOf(string text, int position) => 1 + text.AsSpan(0, Math.Min(position, text.Length)).Count('\n');

    private FeedFault? Step()
    {
        var rest = text.AsSpan(at);
        switch (rest)
        {
            case ['<', '!', '-', '-', ..]:
                SkipPast("-->", 4);
                return null;
            case ['<', '!', '[', 'C', 'D', 'A', 'T', 'A', '[', ..]:
                SkipPast("]]>", 9);
                return null;
            case ['<', '?', ..]:
                SkipPast("?>", 2);
                return null;
            case ['<', '/', ..]:
                depth--;
                lenientDepth--;
                at += 2;
                return null;
            case ['<', var c, ..] when char.IsAsciiLetter(c) || c is '_' or ':' || c > 0x7F:
                return StartTag(rest);
            default:
                at++;
                return null;
        }
    }

    private FeedFault? StartTag(ReadOnlySpan<char> tag)
    {
        var nameLength = tag.IndexOfAny(NameEnds);
        if (nameLength < 0)
            nameLength = tag.Length;
        var (end, attributes) = EndOfTag(tag);
        var name = tag[1..Math.Max(1, nameLength)];
        var fault = Count(name, attributes);
        if (end > 1 && tag[end - 2] == '/')
        {
            depth--;
            lenientDepth--;
        }

        // A fault is told by where its tag begins.
        if (fault is null)
            at += Math.Max(1, end);
        return fault;
    }

    private FeedFault? Count(ReadOnlySpan<char> name, int attributes)
    {
        depth++;
        lenientDepth++;
        nodes += 1 + attributes;
        if (depth > MostDepth || attributes > MostAttributes)
            FitForTree = false;
        if (attributes > MostAttributesAtAll)
            return new FeedFault(FailureKind.Malformed, $"An element has more than {MostAttributesAtAll} attributes.");
        if (nodes > MostNodes)
            return new FeedFault(FailureKind.TooLarge, $"The document has more than {MostNodes} elements and attributes.");

        if (IsEntry(name))
        {
            // Entries that are never closed stand beside each other, not in each other.
            entryDepth = entryDepth < 0 ? lenientDepth : entryDepth;
            lenientDepth = Math.Min(lenientDepth, entryDepth);
            if (++entries > MostEntries)
                return new FeedFault(FailureKind.TooLarge, $"The feed has more than {MostEntries} entries.");
        }
        else if (IsLeftOpen(name))
        {
            lenientDepth--;
        }

        return lenientDepth > MostDepth ? new FeedFault(FailureKind.Malformed, $"Elements are nested more than {MostDepth} deep.") : null;
    }

    private static (int End, int Attributes) EndOfTag(ReadOnlySpan<char> tag)
    {
        var (at, attributes) = (1, 0);
        while (true)
        {
            var next = tag[at..].IndexOfAny('>', '"', '\'');
            if (next < 0)
                return (tag.Length, attributes);
            at += next;
            if (tag[at] == '>')
                return (at + 1, attributes);
            var close = tag[(at + 1)..].IndexOf(tag[at]);
            if (close < 0)
                return (at + 1, attributes);
            at += close + 2;
            attributes++;
        }
    }

    private static bool IsEntry(ReadOnlySpan<char> name)
    {
        var local = name[(name.LastIndexOf(':') + 1)..];
        return local.Equals("item", StringComparison.OrdinalIgnoreCase) || local.Equals("entry", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLeftOpen(ReadOnlySpan<char> name) => name switch
    {
        "br" or "BR" or "p" or "P" or "li" or "LI" or "hr" or "HR" or "img" or "IMG" or "td" or "tr" or "input" => true,
        _ => false,
    };

    private void SkipPast(string close, int open)
    {
        var end = closes.Find(close, at + open);
        at = end < 0 ? at + open : end + close.Length;
    }
}
