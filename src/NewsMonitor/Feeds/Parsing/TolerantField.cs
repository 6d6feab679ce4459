using System.Text;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>What stands inside one field of a broken document.</summary>
/// <param name="IsMarkup">The value is HTML with its entities still in it; else it is text decoded once, as XML means it.</param>
internal readonly record struct TolerantField(string Value, bool IsMarkup)
{
    public static TolerantField Read(ReadOnlySpan<char> slice, DeclaredEntities? entities)
    {
        if (slice.IndexOf('<') < 0)
            return new(Entities.Decode(slice.ToString(), entities), false);

        var isMarkup = HasTags(slice);
        var value = new StringBuilder(slice.Length);
        while (slice.Length > 0)
        {
            var next = slice.IndexOf("<!");
            var plain = next < 0 ? slice : slice[..next];
            value.Append(isMarkup ? plain.ToString() : Entities.Decode(plain.ToString(), entities));
            slice = next < 0 ? [] : slice[next..];
            slice = slice[AppendSection(value, slice)..];
        }

        // What is left of a section closed twice.
        return new(value.Replace("]]>", "").ToString(), isMarkup);
    }

    private static int AppendSection(StringBuilder value, ReadOnlySpan<char> section)
    {
        if (section.StartsWith("<![CDATA["))
        {
            var end = section.IndexOf("]]>");
            value.Append(end < 0 ? section[9..] : section[9..end]);
            return end < 0 ? section.Length : end + 3;
        }

        if (section.StartsWith("<!--"))
        {
            var end = section.IndexOf("-->");
            return end < 0 ? section.Length : end + 3;
        }

        value.Append(section[..Math.Min(2, section.Length)]);
        return Math.Min(2, section.Length);
    }

    private static bool HasTags(ReadOnlySpan<char> slice)
    {
        var text = slice.ToString();
        var closes = new NextClose(text);
        var at = 0;
        while ((at = text.IndexOf('<', at)) >= 0)
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith("<![CDATA["))
                at = closes.Find("]]>", at) is >= 0 and var end ? end + 3 : text.Length;
            else if (rest.StartsWith("<!--"))
                at = closes.Find("-->", at) is >= 0 and var end ? end + 3 : text.Length;
            else if (TolerantTag.Read(text, rest.StartsWith("</") ? at + 1 : at, withAttributes: false) is { IsClosed: true })
                return true;
            else
                at++;
        }

        return false;
    }
}
