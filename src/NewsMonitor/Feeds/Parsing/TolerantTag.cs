using System.Buffers;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>A start tag read as forgivingly as browsers do: unquoted, doubled, valueless attributes and quotes that never close.</summary>
internal sealed class TolerantTag
{
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n><\"'");

    private TolerantTag(string name) => Name = name;

    public string Name { get; }
    public string LocalName => Name[(Name.LastIndexOf(':') + 1)..];

    /// <summary>The part before the first colon, "" where there is none.</summary>
    public string Prefix => Name.IndexOf(':') is > 0 and var colon ? Name[..colon] : "";
    public List<KeyValuePair<string, string>> Attributes { get; } = [];

    /// <summary>Just after the tag.</summary>
    public int End { get; private set; }
    public bool IsEmpty { get; private set; }

    /// <summary>False when a "&lt;" or the end of the text comes before its "&gt;": perhaps no tag at all.</summary>
    public bool IsClosed { get; private set; }

    /// <returns>Null when no name follows the "&lt;".</returns>
    public static TolerantTag? Read(string text, int start, bool withAttributes)
    {
        var nameEnd = EndOfName(text, start + 1);
        if (nameEnd == start + 1)
            return null;
        var tag = new TolerantTag(text[(start + 1)..nameEnd]) { End = nameEnd };
        tag.ReadRest(text, nameEnd, withAttributes);
        return tag;
    }

    public static int EndOfName(string text, int at)
    {
        if (at >= text.Length || !(char.IsAsciiLetter(text[at]) || text[at] == '_'))
            return at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is ':' or '-' or '_' or '.'))
            at++;
        return text[at - 1] is ':' or '.' ? at - 1 : at;
    }

    private void ReadRest(string text, int at, bool withAttributes)
    {
        while (at < text.Length)
        {
            switch (text[at])
            {
                case '<':
                    return;
                case '>':
                    (IsClosed, IsEmpty, End) = (true, text[at - 1] == '/', at + 1);
                    return;
                case '"' or '\'' or '/' or '=' or ' ' or '\t' or '\r' or '\n':
                    at++;
                    break;
                default:
                    at = ReadAttribute(text, at, withAttributes);
                    break;
            }
        }
    }

    private int ReadAttribute(string text, int at, bool keep)
    {
        var nameEnd = at;
        while (nameEnd < text.Length && text[nameEnd] is not ('=' or '>' or '<' or '/' or ' ' or '\t' or '\r' or '\n' or '"' or '\''))
            nameEnd++;
        var valueStart = nameEnd;
        while (valueStart < text.Length && char.IsWhiteSpace(text[valueStart]))
            valueStart++;
        if (valueStart >= text.Length || text[valueStart] != '=')
            return nameEnd;

        valueStart++;
        while (valueStart < text.Length && char.IsWhiteSpace(text[valueStart]))
            valueStart++;
        var valueEnd = EndOfValue(text, ref valueStart);
        var name = text[at..nameEnd];
        if (keep && Attributes.Count < MarkupScan.MostAttributes && !Attributes.Exists(a => a.Key == name))
            Attributes.Add(new(name, text[valueStart..valueEnd]));
        return valueEnd;
    }

    private static int EndOfValue(string text, ref int start)
    {
        if (start < text.Length && text[start] is '"' or '\'')
        {
            var quote = text[start++];
            var end = text.AsSpan(start).IndexOfAny(quote, '<');
            if (end >= 0 && text[start + end] == quote)
                return start + end;
        }

        var length = text.AsSpan(start).IndexOfAny(ValueEnds);
        var valueEnd = length < 0 ? text.Length : start + length;

        // "<a href=x/>": the slash closes the tag; in "href=a/b" it is part of the address.
        return valueEnd > start && valueEnd < text.Length && text[valueEnd] == '>' && text[valueEnd - 1] == '/' ? valueEnd - 1 : valueEnd;
    }
}
