using NewsMonitor.Feeds;
using NewsMonitor.Stories.Extraction;

namespace NewsMonitor.Stories;

/// <summary>What the feed itself says of a story, as plain text.</summary>
internal readonly record struct FeedWording(string Text, TextSource Source)
{
    public static FeedWording Of(FeedItem item)
    {
        var (content, summary) = (FragmentText.Of(item.Content), FragmentText.Of(item.Summary));
        var text = content.Length >= summary.Length ? content : summary;
        if (text.Length == 0 || text.Equals(item.Title, StringComparison.OrdinalIgnoreCase))
            return new("", TextSource.TitleOnly);
        return new(text, content.Length >= summary.Length ? TextSource.FeedContent : TextSource.FeedSummary);
    }
}
