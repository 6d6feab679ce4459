using NewsMonitor.Stories.Extraction;

namespace NewsMonitor.Tests.Stories.Extraction;

/// <summary>Pages of our own in the layouts that newspapers use; beside each the text that a reader would call the article.</summary>
public sealed class FixturePagesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "testdata", "pages");

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Pages))]
    public void The_text_of_a_page_is_its_article_and_nothing_else(string page)
    {
        var file = Path.Combine(Folder, page);

        var article = new ArticleExtractor().Extract(PageText.Decode(File.ReadAllBytes(file), null), new("https://faro.example/nota"), CancellationToken.None);

        Assert.Equal(File.ReadAllText(Path.ChangeExtension(file, ".txt")).Trim(), article.Text);
        Assert.Null(article.Failure);
        Assert.Equal(page.StartsWith("es", StringComparison.Ordinal) ? "es" : "en", article.Language);
    }
}
