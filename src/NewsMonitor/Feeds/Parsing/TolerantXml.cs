using System.Text;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Parsing;

/// <summary>
/// Reads what no XML parser accepts. It knows the skeleton of feeds (channel, entry, their fields) and nests only that;
/// what stands inside a field is cut out as it is, so that bad markup there breaks nothing and depth costs nothing. Linear in the text.
/// </summary>
internal sealed class TolerantXml
{
    // No feed nests its skeleton deeper; every tag looks through what is open, and XElement through all that is above.
    private const int MostOpen = 32;

    private readonly string text;
    private readonly DeclaredEntities? entities;
    private readonly NextClose closes;
    private readonly TolerantNames names = new();
    private readonly List<XElement> open = [];
    private int at;

    private TolerantXml(string text, int start, DeclaredEntities? entities)
    {
        this.text = text;
        this.entities = entities;
        at = start;
        closes = new NextClose(text);
    }

    private XElement Current => open[^1];

    public static XElement? Read(string text, int start, DeclaredEntities? entities) => new TolerantXml(text, start, entities).Run();

    private XElement? Run()
    {
        while (at < text.Length)
        {
            var next = text.IndexOf('<', at);
            AddLooseText(next < 0 ? text.Length : next);
            if (next < 0)
                break;
            at = next;
            Step();
        }

        return open.Count > 0 ? open[0] : null;
    }

    private void Step()
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("<![CDATA["))
            AddLooseCData();
        else if (rest.StartsWith("<!--"))
            at = After("-->", at + 4);
        else if (rest.StartsWith("<?"))
            at = After("?>", at + 2);
        else if (rest.StartsWith("</"))
            EndTag();
        else
            StartTag();
    }

    private void StartTag()
    {
        var tag = TolerantTag.Read(text, at, withAttributes: true);
        if (tag is null || !tag.IsClosed && !FeedWords.IsContainer(tag.LocalName.ToLowerInvariant()) && !FeedWords.EndsField(tag, ""))
        {
            at++;
            return;
        }

        at = tag.End;
        var local = tag.LocalName.ToLowerInvariant();
        CloseWhatCannotHold(local);
        var element = names.Element(tag, entities);
        if (open.Count == 0)
        {
            open.Add(element);
            return;
        }

        // A second root is a document pasted after another; its entries belong to the first.
        if (FeedWords.IsRoot(local))
            return;
        Current.Add(element);
        if (tag.IsEmpty)
            return;
        if (open.Count < MostOpen && (FeedWords.IsContainer(local) || local == "content" && TolerantNames.IsMedia(tag)))
            open.Add(element);
        else
            ReadField(element, tag.Name);
    }

    private void CloseWhatCannotHold(string local)
    {
        if (FeedWords.IsEntry(local) || local == "channel")
        {
            var last = open.FindLastIndex(e => FeedWords.IsRoot(Local(e)) || FeedWords.IsEntry(local) && Local(e) is "channel" or "items");
            if (last >= 0)
                open.RemoveRange(last + 1, open.Count - last - 1);
        }
        else if (open.Count > 1 && FeedWords.IsPerson(Local(Current)) && local is not ("name" or "email" or "uri" or "url" or "homepage" or "image"))
        {
            open.RemoveAt(open.Count - 1);
        }
    }

    private void EndTag()
    {
        var nameEnd = TolerantTag.EndOfName(text, at + 2);
        var name = text.AsSpan(at + 2, nameEnd - at - 2);
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (TolerantNames.IsNamed(open[i], name))
            {
                open.RemoveRange(i, open.Count - i);
                break;
            }
        }

        var close = text.AsSpan(nameEnd).IndexOfAny('>', '<');
        at = close < 0 ? text.Length : text[nameEnd + close] == '>' ? nameEnd + close + 1 : nameEnd + close;
    }

    private void ReadField(XElement element, string name)
    {
        var (end, next) = FieldEnd(name);
        var cut = end == text.Length;
        var local = Local(element);

        // Half an address or half an id is worse than none.
        if (cut && local is "link" or "guid" or "id" or "pubdate" or "updated" or "published" or "date")
        {
            element.Remove();
        }
        else
        {
            var field = TolerantField.Read(text.AsSpan(at, end - at), entities);
            element.Add(new XText(field.Value));
            if (field.IsMarkup)
                element.SetAttributeValue("type", "html");
            else if (element.Attribute("type") is { Value: "xhtml" } type)
                type.Value = "text";
        }

        at = next;
    }

    /// <summary>Where the field's content ends, and where to go on.</summary>
    private (int End, int Next) FieldEnd(string name)
    {
        var local = name[(name.LastIndexOf(':') + 1)..].ToLowerInvariant();
        var followedBy = -1;
        var i = at;
        while ((i = text.IndexOf('<', i)) >= 0)
        {
            var rest = text.AsSpan(i);
            if (rest.StartsWith("<![CDATA["))
            {
                i = EndOfCData(i, name);
            }
            else if (rest.StartsWith("<!--"))
            {
                i = After("-->", i + 4);
            }
            else if (rest.StartsWith("</"))
            {
                var nameEnd = TolerantTag.EndOfName(text, i + 2);
                var closing = text.AsSpan(i + 2, nameEnd - i - 2);
                if (closing.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    var after = text.IndexOf('>', nameEnd);
                    return (i, after < 0 ? text.Length : after + 1);
                }

                if (FeedWords.IsBoundary(LocalOf(closing)))
                    return Unclosed(followedBy, i);
                i = Math.Max(nameEnd, i + 2);
            }
            else if (TolerantTag.EndOfName(text, i + 1) is var end && end > i + 1)
            {
                if (FeedWords.IsBoundary(LocalOf(text.AsSpan(i + 1, end - i - 1))))
                    return Unclosed(followedBy, i);
                var inside = TolerantTag.Read(text, i, withAttributes: false)!;
                if (FeedWords.EndsField(inside, local))
                {
                    followedBy = followedBy < 0 ? i : followedBy;
                    if (!FeedWords.IsProse(local) || inside.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                        return (followedBy, followedBy);
                }

                i = end;
            }
            else
            {
                i++;
            }
        }

        return Unclosed(followedBy, text.Length);
    }

    private static (int End, int Next) Unclosed(int followedBy, int boundary) => followedBy >= 0 ? (followedBy, followedBy) : (boundary, boundary);

    /// <summary>A section that is never closed ends with its field, not with some later section's end.</summary>
    private int EndOfCData(int start, string field)
    {
        var end = closes.Find("]]>", start + 9);
        var another = closes.Find("<![CDATA[", start + 9);
        if (end >= 0 && (another < 0 || another > end))
            return end + 3;
        if (end < 0)
            return closes.Find($"</{field}>", start) is > 0 and var ownEnd ? ownEnd : text.Length;

        var own = closes.Find($"</{field}>", start);
        return own >= 0 && own < another ? own : end + 3;
    }

    private void AddLooseText(int end)
    {
        if (open.Count > 0 && end > at && !text.AsSpan(at, end - at).IsWhiteSpace() && open.Count > 1 && !FeedWords.IsBoundary(Local(Current)))
            Current.Add(new XText(Entities.Decode(text[at..end], entities)));
        at = end;
    }

    private void AddLooseCData()
    {
        var end = closes.Find("]]>", at + 9);
        if (open.Count > 1 && end >= 0 && !FeedWords.IsBoundary(Local(Current)))
            Current.Add(new XText(text[(at + 9)..end]));
        at = end < 0 ? at + 9 : end + 3;
    }

    private int After(string close, int from) => closes.Find(close, from) is >= 0 and var end ? end + close.Length : from;

    private static string Local(XElement element) => element.Name.LocalName.ToLowerInvariant();

    private static string LocalOf(ReadOnlySpan<char> name) => name[(name.LastIndexOf(':') + 1)..].ToString().ToLowerInvariant();
}
