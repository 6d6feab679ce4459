using System.Text;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Stories.Extraction;

/// <summary>Pages made to hold a parser for minutes. None of them does: an article, or a named failure.</summary>
public sealed class HostilePagesTests
{
    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b><div></b>", 50_000)]
    [InlineData("<div></nothing>", 100_000)]
    [InlineData("<ul><li>", 20_000)]
    [InlineData("<p><font>", 20_000)]
    [InlineData("<svg><g>", 50_000)]
    [InlineData("<table><div></table>", 20_000)]
    public void Deep_nesting_is_refused_before_it_is_parsed(string opening, int times)
    {
        var article = Page.Read(Repeat(opening, times) + Page.Paragraphs);

        Assert.Equal(FailureKind.Malformed, article.Failure?.Kind);
        Assert.Empty(article.Text);
    }

    [Fact]
    public void A_page_of_more_than_eight_million_characters_is_too_large() =>
        Assert.Equal(FailureKind.TooLarge, Page.Read(new string(' ', 9 * 1024 * 1024)).Failure?.Kind);

    [Fact]
    public void Elements_without_end_are_too_many() => Assert.Equal(FailureKind.TooLarge, Page.Read(Repeat("<br>", 500_000)).Failure?.Kind);

    [Fact]
    public void Twenty_thousand_attributes_on_one_element_are_refused() =>
        Assert.Equal(FailureKind.Malformed, Page.Read($"<div {string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"a{i}=1"))}>{Page.Paragraphs}</div>").Failure?.Kind);

    [Theory]
    [InlineData("<a href=/n>Another story</a> ", 30_000)]
    [InlineData("<div></div>", 20_000)]
    [InlineData("<script>if(a<b){c('<div>')}</script>", 20_000)]
    [InlineData("<h1>A list</h1>", 10_000)]
    [InlineData("<time datetime=2020-01-01>then</time>", 20_000)]
    [InlineData("<!-- <div> ", 50_000)]
    [InlineData("<br>", 50_000)]
    [InlineData("<table><tr><td>one<td>two</table>", 10_000)]
    public void A_great_many_of_one_thing_do_not_hide_the_article(string thing, int times)
    {
        var article = Page.Read($"<main>{Page.Paragraphs}</main><div>{Repeat(thing, times)}</div>");

        Assert.Contains(Page.Sentence, article.Text, StringComparison.Ordinal);
        Assert.Null(article.Failure);
    }

    [Theory]
    [InlineData("class")]
    [InlineData("style")]
    [InlineData("title")]
    public void Five_megabytes_in_one_attribute_are_read_past(string attribute) =>
        Assert.Contains(Page.Sentence, Page.Read($"<div {attribute}=\"{Repeat("a ", 2_500_000)}\">{Page.Paragraphs}</div>").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("[", 500_000)]
    [InlineData("{\"@graph\":[", 100_000)]
    [InlineData("\"", 1)]
    public void Json_that_is_none_costs_only_itself(string opening, int times) =>
        Assert.Contains(Page.Sentence, Page.With($"<script type=\"application/ld+json\">{Repeat(opening, times)}</script>").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001\uFFFF")]
    [InlineData("<<<<>>>> &bogus; &#xFFFFFFFF; &#0;")]
    [InlineData("<html><frameset><frame></frameset></html>")]
    [InlineData("<p>Three words only.</p>")]
    public void A_page_without_an_article_says_so(string html) => Assert.Equal(FailureKind.NoArticle, Page.Read(html).Failure?.Kind);

    [Fact]
    public void Entity_soup_ends_as_text() => Assert.Null(Page.Read($"<main>{Page.Paragraphs}<p>{Repeat("&eacute;&amp;&#233;&bogus;&#x1F600; ", 50_000)}</p></main>").Failure);

    [Fact]
    public void A_caller_that_gives_up_is_obeyed()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new NewsMonitor.Stories.Extraction.ArticleExtractor().Extract($"<main>{Page.Paragraphs}</main>", Page.Address, gone.Token));
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
