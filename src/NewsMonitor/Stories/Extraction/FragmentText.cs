using AngleSharp.Html.Parser;

namespace NewsMonitor.Stories.Extraction;

/// <summary>The text of an HTML fragment such as a feed's summary, in blocks parted by an empty line; empty for one made to hurt.</summary>
internal static class FragmentText
{
    public static string Of(string? html)
    {
        if (string.IsNullOrWhiteSpace(html) || PageLimits.Check(html) is not null)
            return "";

        using var document = new HtmlParser().ParseDocument(html);
        return string.Join("\n\n", BlockReader.Read(document.Body!, CancellationToken.None).Blocks.Select(block => block.Text));
    }
}
