using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>Text as a reader should see it.</summary>
internal static partial class FeedText
{
    private const int MostDecodings = 5;

    private static readonly SearchValues<char> MarkupOrSpace = SearchValues.Create("<&\t\r\n\f\v\u00a0\u2028\u2029\u200b");

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Where(c => c is not ('\t' or '\n' or '\r'))]);

    /// <summary>What an element holds, without a copy where it is one piece, as a CDATA section is.</summary>
    public static string Of(XElement element) => element.FirstNode is XText { NextNode: null } only ? only.Value : element.Value;

    /// <summary>A fragment without what no text means: controls, lone surrogates, characters mangled on the way. Null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        text = Mojibake.Mend(text);

        // Trimmed last: U+0085 is white space to .NET, and an ellipsis to whoever wrote it.
        return (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text : WithoutControls(text)).Trim();
    }

    /// <summary>HTML to one line of plain text; what was escaped once too often is unescaped as often.</summary>
    public static string? OneLineOfHtml(string? html)
    {
        var text = Clean(html);
        if (text is null)
            return null;
        if (text.AsSpan().ContainsAny(MarkupOrSpace) || text.Contains("  ", StringComparison.Ordinal))
            text = OneLine(Unescaped(AnyTag().Replace(text, KeepWordsApart)));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Text that says what it is: white space aside it stays.</summary>
    public static string? OneLineOfText(string? text) => Clean(text) is { } clean && OneLine(clean) is { Length: > 0 } line ? line : null;

    /// <summary>Text of a publisher that did not say which of the two it is: entities in it are taken for entities unless it has a "&lt;".</summary>
    public static string? OneLineOfEither(string? text) =>
        text is not null && text.Contains('&') && !text.Contains('<') ? OneLineOfText(Entities.Decode(text)) : OneLineOfText(text);

    /// <summary>Plain text as an HTML fragment.</summary>
    public static string Escaped(string text) => text.AsSpan().ContainsAny('&', '<', '>')
        ? text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        : text;

    public static bool LooksLikeHtml(string text) => text.AsSpan().ContainsAny('<', '&') && HtmlSign().IsMatch(text);

    private static string Unescaped(string text)
    {
        for (var i = 0; i < MostDecodings && text.Contains('&'); i++)
        {
            var decoded = Entities.Decode(text);
            if (decoded == text)
                break;

            // Tags that only now appear were text to the publisher ("the <blink> tag"), unless they come as formatting does.
            text = FormattingTag().Replace(decoded, KeepWordsApart);
        }

        return Clean(text) ?? "";
    }

    private static string KeepWordsApart(Match tag) => tag.Groups["block"].Success ? " " : "";

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\u200b' || c == '\ufeff')
                continue;
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    private static string WithoutControls(string text)
    {
        var at = FirstSuspect(text);
        while (at < text.Length && IsGood(text, at))
            at++;
        if (at >= text.Length)
            return text;

        var good = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (text[at] is >= '\u0080' and <= '\u009f')
                good.Append(Entities.Printable(text[at]));
            else if (IsGood(text, at))
                good.Append(text[at]);
        }

        return good.ToString();
    }

    // Four searches that the processor does many characters at a time, where one look at each would cost more than all the parsing.
    private static int FirstSuspect(ReadOnlySpan<char> text)
    {
        var first = text.Length;
        foreach (var found in (ReadOnlySpan<int>)
        [
            text.IndexOfAny(Controls), text.IndexOfAnyInRange('\u007f', '\u009f'), text.IndexOfAnyInRange('\ud800', '\udfff'), text.IndexOfAny('\ufeff', '\ufffe', '\uffff'),
        ])
        {
            if (found >= 0 && found < first)
                first = found;
        }

        return first;
    }

    private static bool IsGood(string text, int at) => text[at] switch
    {
        '\t' or '\n' or '\r' => true,
        < ' ' or (>= '\u007f' and <= '\u009f') or '\ufeff' or >= '\ufffe' => false,
        var c when char.IsHighSurrogate(c) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
        var c when char.IsLowSurrogate(c) => at > 0 && char.IsHighSurrogate(text[at - 1]),
        _ => true,
    };

    [GeneratedRegex("""<(?:!|/?(?:(?<block>(?:br|p|div|li|tr|td|h[1-6]|hr)\b)|[a-zA-Z]))[^<>]*>""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AnyTag();

    [GeneratedRegex("""</?(?:(?<block>br|p|div|h[1-6])|b|i|em|strong|span|u|a|font|sup|sub|small|cite|q|mark|img)(?:\s[^<>]*)?/?>""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FormattingTag();

    [GeneratedRegex("""</[a-zA-Z][a-zA-Z0-9]*\s*>|<(?:br|p|hr|img|a|div)\b[^<>]*>|&(?:amp|nbsp|quot|rsquo|lsquo|ldquo|rdquo|hellip|[mn]dash|#\d{2,6}|#x[0-9a-f]{2,5});""", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlSign();
}
