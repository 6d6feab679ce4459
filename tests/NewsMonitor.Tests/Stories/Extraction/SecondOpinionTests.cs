namespace NewsMonitor.Tests.Stories.Extraction;

public sealed class SecondOpinionTests
{
    private static readonly string Elsewhere = string.Join("\\n\\n", Enumerable.Range(1, 6).Select(i => $"Paragraph {i} of the body that only machines are given, about a bridge and a lane that opens before the rains."));

    [Fact]
    public void A_body_that_the_page_shows_no_reader_is_taken_from_its_json()
    {
        var article = Page.Read($"<html><head>{Page.Json($"\"articleBody\":\"{Elsewhere}\"")}</head><body><main><p>{Page.Sentence}</p></main></body></html>");

        Assert.StartsWith("Paragraph 1 of the body", article.Text, StringComparison.Ordinal);
        Assert.Equal(6, article.Text.Split("\n\n").Length);
        Assert.Equal("json-ld articleBody", article.Sources["text"]);
    }

    [Fact]
    public void A_teaser_in_the_json_does_not_replace_the_article()
    {
        var article = Page.With(Page.Json($"\"articleBody\":\"{Page.Sentence}\""));

        Assert.Equal(6, article.Text.Split("\n\n").Length);
    }

    [Fact]
    public void Line_breaks_inside_the_strings_of_json_do_no_harm() =>
        Assert.Equal("The\tbridge".Replace('\t', ' '), Page.With("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"The\nbridge\",}</script>").Title);
}
