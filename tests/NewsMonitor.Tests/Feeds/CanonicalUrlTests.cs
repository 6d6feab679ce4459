using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds;

public sealed class CanonicalUrlTests
{
    private const string Plain = "https://n.example/mundo/nota-1";

    [Theory]
    [InlineData("http://n.example/mundo/nota-1")]
    [InlineData("https://N.EXAMPLE/mundo/nota-1")]
    [InlineData("https://n.example:443/mundo/nota-1")]
    [InlineData("http://n.example:80/mundo/nota-1")]
    [InlineData("https://n.example./mundo/nota-1")]
    [InlineData("https://www.n.example/mundo/nota-1")]
    [InlineData("https://m.n.example/mundo/nota-1")]
    [InlineData("https://amp.n.example/mundo/nota-1")]
    [InlineData("https://mobile.n.example/mundo/nota-1")]
    [InlineData("https://n.example/mundo/nota-1/")]
    [InlineData("https://n.example/mundo//nota-1")]
    [InlineData("https://n.example/x/../mundo/./nota-1")]
    [InlineData("https://n.example/mundo/nota%2D1")]
    [InlineData("https://n.example/mundo/nota-1#comments")]
    [InlineData("https://n.example/mundo/nota-1?")]
    [InlineData("https://n.example/mundo/nota-1?utm_source=rss&utm_medium=feed&utm_campaign=x")]
    [InlineData("https://n.example/mundo/nota-1?fbclid=1&gclid=2&mc_cid=3&_hsenc=4&igshid=5")]
    [InlineData("https://n.example/mundo/nota-1?ref=rss")]
    [InlineData("https://n.example/mundo/nota-1?source=feedburner&from=home_page")]
    [InlineData("https://n.example/mundo/nota-1?at_medium=RSS&at_campaign=KARANGA")]
    [InlineData("https://n.example/mundo/nota-1?utm_source=rss&amp;utm_medium=feed")]
    [InlineData("https://n.example/mundo/nota-1/amp")]
    [InlineData("https://n.example/mundo/nota-1/amp/")]
    [InlineData("https://n.example/mundo/nota-1.amp")]
    [InlineData("https://n.example/amp/mundo/nota-1")]
    [InlineData("https://n.example/mundo/nota-1?amp")]
    [InlineData("https://n.example/mundo/nota-1?outputType=amp")]
    [InlineData("https://n.example/mundo/nota-1/index.html")]
    [InlineData("https://n.example/mundo/nota-1;jsessionid=0A1B2C")]
    [InlineData("https://www.google.com/amp/s/n.example/mundo/nota-1")]
    [InlineData("https://n-example.cdn.ampproject.org/c/s/n.example/mundo/nota-1")]
    [InlineData("https://www.google.com/url?rct=j&sa=t&url=https://n.example/mundo/nota-1&ct=ga&cd=1")]
    [InlineData("https://www.google.com/url?q=https%3A%2F%2Fn.example%2Fmundo%2Fnota-1&sa=U")]
    public void Two_spellings_of_one_link_are_one_story(string other)
    {
        Assert.Equal(CanonicalUrl.Of(new Uri(Plain)), CanonicalUrl.Of(new Uri(other)));
        Assert.Equal(StoryId.From(new Uri(Plain)), StoryId.From(new Uri(other)));
    }

    [Theory]
    [InlineData("https://n.example/n?a=1&b=2", "https://n.example/n?b=2&a=1")]
    [InlineData("https://n.example/n?id=7&utm_source=x", "http://www.n.example/n?id=7")]
    [InlineData("https://n.example/caf%c3%a9", "https://n.example/café")]
    [InlineData("https://españa.example/a", "https://xn--espaa-rta.example/a")]
    [InlineData("https://es.m.wikipedia.org/wiki/Bogot%C3%A1", "https://es.wikipedia.org/wiki/Bogotá")]
    [InlineData("https://n.example", "https://n.example/")]
    public void These_are_one_page(string one, string other) =>
        Assert.Equal(CanonicalUrl.Of(new Uri(one)), CanonicalUrl.Of(new Uri(other)));

    [Theory]
    [InlineData("https://n.example/a", "https://n.example/b")]
    [InlineData("https://n.example/a", "https://n.example/A")]
    [InlineData("https://n.example/a", "https://other.example/a")]
    [InlineData("https://n.example/a", "https://n.example:8080/a")]
    [InlineData("https://n.example/?p=1", "https://n.example/?p=2")]
    [InlineData("https://n.example/a?id=1", "https://n.example/a?id=2")]
    [InlineData("https://n.example/a?cid=1", "https://n.example/a?cid=2")]
    [InlineData("https://n.example/a?ref=x17", "https://n.example/a?ref=x18")]
    [InlineData("https://n.example/a?id=1&id=2", "https://n.example/a?id=2&id=1")]
    [InlineData("https://n.example/a%2Fb", "https://n.example/a/b")]
    [InlineData("https://n.example/#!/a", "https://n.example/#!/b")]
    [InlineData("https://blog.n.example/a", "https://n.example/a")]
    [InlineData("https://n.example/amplitude", "https://n.example/litude")]
    [InlineData("https://n.example/vamp", "https://n.example/v")]
    [InlineData("https://n.example/url?url=https://a.example/", "https://n.example/url?url=https://b.example/")]
    public void These_are_two_pages(string one, string other) =>
        Assert.NotEqual(CanonicalUrl.Of(new Uri(one)), CanonicalUrl.Of(new Uri(other)));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:a@n.example")]
    [InlineData("https://www.google.com/url?url=javascript:alert(1)")]
    [InlineData("https://www.google.com/url?x=1")]
    [InlineData("https://n.example/%E0%A4%A")]
    [InlineData("/relative")]
    public void An_odd_link_has_a_key_too(string link) =>
        Assert.NotEmpty(CanonicalUrl.Of(new Uri(link, UriKind.RelativeOrAbsolute)));
}
