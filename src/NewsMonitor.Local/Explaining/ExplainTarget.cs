using System.Text;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Local.Running;
using NewsMonitor.Stories;
using NewsMonitor.Stories.Extraction;
using NewsMonitor.Stories.Pages;
using NewsMonitor.Tagging;

namespace NewsMonitor.Local.Explaining;

/// <summary>What is to be explained: a text, a saved page, a page out there, or a story that is kept.</summary>
internal sealed class ExplainTarget(string target)
{
    private const int LongestFile = 10 * 1024 * 1024;

    private readonly Uri? url = Uri.TryCreate(target, UriKind.Absolute, out var given) && given.Scheme is "http" or "https" ? given : null;

    public bool IsFile => target == "-" || File.Exists(target);

    /// <summary>A page is asked for, or storage looked into: the settings are needed.</summary>
    public bool NeedsSession => !IsFile && (url is not null || IsStoryId);

    private bool IsStoryId => target.Length == 32 && target.All(char.IsAsciiHexDigitLower);

    /// <exception cref="ExplainException">It is no text.</exception>
    public async Task<TagInput> ReadFileAsync(CancellationToken cancellationToken)
    {
        if (target == "-")
            return Plain(await Console.In.ReadToEndAsync(cancellationToken));
        if (new FileInfo(target).Length > LongestFile)
            throw new ExplainException($"{target} is larger than {LongestFile / 1024 / 1024} MB.");
        if (!target.EndsWith(".html", StringComparison.OrdinalIgnoreCase) && !target.EndsWith(".htm", StringComparison.OrdinalIgnoreCase))
            return Plain(await File.ReadAllTextAsync(target, Encoding.UTF8, cancellationToken));

        var html = PageText.Decode(await File.ReadAllBytesAsync(target, cancellationToken), null);
        return Of(new ArticleExtractor().Extract(html, new("about:blank"), cancellationToken));
    }

    /// <exception cref="ExplainException">There is no such page or story.</exception>
    public async Task<TagInput> ReadAsync(MonitorSession session, CancellationToken cancellationToken)
    {
        if (url is not null)
            return Of((await session.Get<ArticleReader>().ReadAsync(url, cancellationToken)).Article);

        var id = new StoryId(target);
        if (await session.Get<IStoryStore>().FindAsync(id, cancellationToken) is { } story)
            return new(story.Title, story.Text) { Published = story.Published, Section = story.Section, Prior = story.Prior };
        throw new ExplainException(await session.Get<IStoryIndex>().FindAsync(id, cancellationToken) is { } row
            ? $"\"{row.Title}\" was not relevant ({row.Score:0.00}), so its text was not kept: {row.Reason} Explain its address instead: {row.Link}"
            : $"No story has the id {id}.");
    }

    private static TagInput Plain(string text)
    {
        var title = text.TrimStart().Split('\n', 2);
        return new(title[0].Trim(), title.Length > 1 ? title[1].Trim() : "");
    }

    private static TagInput Of(Article article) => article.Failure is { } failure
        ? throw new ExplainException($"The page holds no article: {failure.Reason}")
        : new(article.Title ?? "", article.Text) { Published = article.Published, Section = article.Section };
}

/// <summary>There is nothing to explain; the message says why.</summary>
internal sealed class ExplainException(string message) : Exception(message);
