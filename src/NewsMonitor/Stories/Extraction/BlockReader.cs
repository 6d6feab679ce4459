using System.Buffers;
using System.Text;
using AngleSharp.Dom;

namespace NewsMonitor.Stories.Extraction;

/// <summary>One walk over the page: its text as blocks in reading order, and the elements that hold them.</summary>
internal sealed class BlockReader(CancellationToken cancellationToken)
{
    private const int LongestAside = 200;

    private static readonly SearchValues<char> Gaps = SearchValues.Create(
        " \t\r\n\f\v\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u00ad\u200b\ufeff");

    private readonly List<TextBlock> blocks = [];
    private readonly List<Region> regions = [];
    private readonly StringBuilder text = new();
    private BlockKind kind;
    private int linkDepth;
    private int linkCharacters;
    private int characters;

    public static PageBlocks Read(IElement body, CancellationToken cancellationToken)
    {
        var reader = new BlockReader(cancellationToken);
        reader.Block(body, null);
        return new(reader.blocks, reader.regions);
    }

    private void Block(IElement element, Region? parent)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flush();
        var outer = kind;
        kind = KindOf(element, outer);
        var region = new Region(element, parent, blocks.Count, Furniture.NameOf(element), ArticleNames.IsBody(element));
        regions.Add(region);
        Children(element, region);
        Flush();
        region.End = blocks.Count;
        kind = outer;
    }

    // By index: AngleSharp's NextSibling searches the parent's list each time.
    private void Children(IElement element, Region region)
    {
        var nodes = element.ChildNodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            switch (nodes[i])
            {
                case IText node:
                    Append(node.Data);
                    break;
                case IElement child:
                    Child(child, region);
                    break;
            }
        }
    }

    private void Child(IElement child, Region region)
    {
        var tag = child.LocalName;
        if (Elements.AreSilent(tag) || tag == "button" && !HoldsBlocks(child))
            return;
        if (tag == "br")
            Break();
        else if (tag == "hr")
            Flush();
        else if (Elements.AreBlocks(tag) || tag is "td" or "th" && HoldsBlocks(child))
            Block(child, region);
        else if (!IsAside(child))
            Inline(child, region);
    }

    private void Inline(IElement child, Region region)
    {
        var isLink = child.LocalName == "a" && child.HasAttribute("href");
        if (child.LocalName is "td" or "th" or "dt" or "button")
            Append(" ");
        linkDepth += isLink ? 1 : 0;
        Children(child, region);
        linkDepth -= isLink ? 1 : 0;
    }

    /// <summary>A hidden label or a caption in the midst of a line.</summary>
    private static bool IsAside(IElement inline) =>
        inline.LocalName is "span" or "small" or "label" or "time" && Furniture.NameOf(inline) is not null && inline.TextContent.Length < LongestAside;

    private static bool HoldsBlocks(IElement cell)
    {
        foreach (var child in cell.Children)
        {
            if (Elements.AreBlocks(child.LocalName) || child.LocalName is "br")
                return true;
        }

        return false;
    }

    private static BlockKind KindOf(IElement element, BlockKind outer) => element.LocalName switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => BlockKind.Heading,
        "li" or "dd" or "dt" => BlockKind.ListItem,
        "blockquote" => BlockKind.Quote,
        "pre" => BlockKind.Preformatted,
        "tr" => BlockKind.Row,
        "p" => outer is BlockKind.ListItem or BlockKind.Quote ? outer : BlockKind.Paragraph,
        _ => outer,
    };

    private void Append(string data)
    {
        for (var rest = data.AsSpan(); !rest.IsEmpty;)
        {
            var gap = rest.IndexOfAny(Gaps);
            var word = gap < 0 ? rest : rest[..gap];
            text.Append(word);
            characters += word.Length;
            linkCharacters += linkDepth > 0 ? word.Length : 0;
            if (gap >= 0)
                AppendGap(rest[gap]);
            rest = rest[(gap < 0 ? rest.Length : gap + 1)..];
        }
    }

    // Soft hyphens and zero-width marks part no words.
    private void AppendGap(char gap)
    {
        if (gap is '\u00ad' or '\u200b' or '\ufeff')
            return;
        if (kind == BlockKind.Preformatted && gap == '\n')
            text.Append('\n');
        else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            text.Append(' ');
    }

    // Two in a row part paragraphs on pages that know no <p>.
    private void Break()
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (text.Length > 0 && text[^1] == '\n' && kind != BlockKind.Preformatted)
            Flush();
        else if (text.Length > 0)
            text.Append('\n');
    }

    private void Flush()
    {
        if (characters > 0)
        {
            var block = text.ToString().Trim();
            blocks.Add(new(kind, block, WordsIn(block), (double)linkCharacters / characters));
        }

        text.Clear();
        (linkCharacters, characters) = (0, 0);
    }

    private static int WordsIn(string text)
    {
        var (words, inWord) = (0, false);
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            words += letter && !inWord ? 1 : 0;
            inWord = letter || inWord && c is '\'' or '’';
        }

        return words;
    }
}
