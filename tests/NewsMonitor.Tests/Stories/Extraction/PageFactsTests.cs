using System.Globalization;
using NewsMonitor.Stories.Extraction;

namespace NewsMonitor.Tests.Stories.Extraction;

public sealed class PageFactsTests
{
    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-02T23:46:00-03:00"}</script>""", "2026-03-03T02:46:00Z", "json-ld datePublished")]
    [InlineData("""<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":["Article","NewsArticle"],"datePublished":"2026-03-02T10:00:00+00:00"}]}</script>""", "2026-03-02T10:00:00Z", "json-ld datePublished")]
    [InlineData("""<meta property="article:published_time" content="2026-03-02T10:00:00-05:00">""", "2026-03-02T15:00:00Z", "meta article:published_time")]
    [InlineData("""<meta name="article:published_time" content="2026-03-02 10:00:00">""", "2026-03-02T10:00:00Z", "meta article:published_time")]
    [InlineData("""<meta itemprop="datePublished" content="2026-03-02">""", "2026-03-02T00:00:00Z", "meta datePublished")]
    [InlineData("""<meta name="parsely-pub-date" content="2026-03-02T10:00:00Z">""", "2026-03-02T10:00:00Z", "meta parsely-pub-date")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-02"}</script><meta property="article:published_time" content="2026-03-02T14:30:00Z">""", "2026-03-02T14:30:00Z", "meta article:published_time")]
    [InlineData("""<meta name="date" content="yesterday">""", null, null)]
    public void The_head_tells_when_it_was_published_in_utc(string head, string? published, string? source)
    {
        var article = Page.With(head);

        Assert.Equal(Instant(published), article.Published);
        Assert.Equal(source, article.Sources.GetValueOrDefault("published"));
    }

    [Theory]
    [InlineData("""<time datetime="2026-03-02T10:00:00-05:00">hoy</time>""", "2026-03-02T15:00:00Z")]
    [InlineData("""<span class="updated">Actualizado: 4 de marzo de 2026</span><span class="fecha">Publicado el 2 de marzo de 2026 a las 10:30</span>""", "2026-03-02T10:30:00Z")]
    [InlineData("""<div class="post-date">March 2, 2026</div>""", "2026-03-02T00:00:00Z")]
    [InlineData("""<h1>El puente</h1><div>Bogotá, 2 de marzo de 2026</div>""", "2026-03-02T00:00:00Z")]
    public void So_does_what_readers_see(string body, string published) => Assert.Equal(Instant(published), Page.With("", body).Published);

    [Theory]
    [InlineData("https://news.example/2026/03/02/bridge", "2026-03-02T00:00:00Z")]
    [InlineData("https://news.example/2026-03-02/bridge", "2026-03-02T00:00:00Z")]
    [InlineData("https://news.example/2026/43/bridge", null)]
    [InlineData("https://news.example/0000/05/31/bridge", null)]
    public void The_address_is_asked_last(string address, string? published) =>
        Assert.Equal(Instant(published), Page.Read($"<main>{Page.Paragraphs}</main>", new(address)).Published);

    [Theory]
    [InlineData("Por Ana Ruiz y Luis Paz, corresponsal", "Ana Ruiz|Luis Paz")]
    [InlineData("By Ada Byron and Grace Hopper", "Ada Byron|Grace Hopper")]
    [InlineData("Written by: Ada Byron | March 2, 2026", "Ada Byron")]
    [InlineData("Ada Byron, Staff Writer", "Ada Byron")]
    [InlineData("ada@example.org (Ada Byron)", "Ada Byron")]
    [InlineData("https://facebook.com/ada.byron", "")]
    [InlineData("admin", "")]
    [InlineData("José Miguel Wilson Hace 13 horas", "José Miguel Wilson")]
    [InlineData("Twitter Facebook", "")]
    [InlineData("María Inés de la Hoz; Iván Muñoz", "María Inés de la Hoz|Iván Muñoz")]
    public void A_byline_is_a_list_of_names(string byline, string names) => Assert.Equal(names, string.Join('|', Bylines.Split(byline)));

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","author":"Ada Byron"}</script>""", "Ada Byron")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ada Byron"},{"name":["Grace Hopper"]}]}</script>""", "Ada Byron|Grace Hopper")]
    [InlineData("""<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#p1"}},{"@type":"Person","@id":"#p1","name":"Ada Byron"}]}</script>""", "Ada Byron")]
    [InlineData("""<meta property="og:site_name" content="The Ledger"><script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"The Ledger"}}</script><meta name="author" content="Ada Byron">""", "Ada Byron")]
    [InlineData("""<meta name="citation_author" content="Ada Byron"><meta name="citation_author" content="Grace Hopper">""", "Ada Byron|Grace Hopper")]
    public void Names_are_found_wherever_publishers_put_them(string head, string names) => Assert.Equal(names, string.Join('|', Page.With(head).Byline));

    [Theory]
    [InlineData("<title>The bridge opens | The Ledger</title><meta property=og:site_name content='The Ledger'>", "", "The bridge opens")]
    [InlineData("<title>El Faro: El puente abre - Noticias - El Faro</title><meta property=og:title content='El puente abre'><meta property=og:site_name content='El Faro'>", "", "El puente abre")]
    [InlineData("<title>The bridge opens - news.example</title>", "", "The bridge opens")]
    [InlineData("<title>Twenty-one - a bridge story</title>", "", "Twenty-one - a bridge story")]
    [InlineData("<title>Bridge opens (video)</title>", "<h1>The Ledger</h1><h1>The bridge opens at last</h1>", "The bridge opens at last")]
    [InlineData("<title>El puente abre</title>", "<h1>El diario de la mañana y de la costa</h1>", "El puente abre")]
    public void The_title_comes_without_the_name_of_the_site(string head, string body, string title) => Assert.Equal(title, Page.With(head, body).Title);

    [Fact]
    public void Every_fact_names_its_source()
    {
        var article = Page.With("""
            <link rel="canonical" href="/world/bridge?x=1"><meta property="og:image" content="//img.example/bridge.jpg"><meta property="og:locale" content="en_US">
            <meta property="article:section" content="World"><meta property="og:site_name" content="The Ledger"><meta property="article:modified_time" content="2026-03-03T00:00:00Z">
            """ + Page.Json("\"isAccessibleForFree\":\"False\",\"headline\":\"The bridge\""));

        Assert.Equal(new Uri("https://news.example/world/bridge?x=1"), article.CanonicalUrl);
        Assert.Equal(new Uri("https://img.example/bridge.jpg"), article.LeadImage);
        Assert.Equal(("en", "World", "The Ledger"), (article.Language, article.Section, article.SiteName));
        Assert.Equal(Instant("2026-03-03T00:00:00Z"), article.Modified);
        Assert.True(article.Paywalled);
        Assert.Equal("link canonical", article.Sources["canonicalUrl"]);
        Assert.Equal("meta og:image", article.Sources["leadImage"]);
        Assert.Equal("meta og:locale", article.Sources["language"]);
        Assert.Equal("json-ld isAccessibleForFree", article.Sources["paywalled"]);
        Assert.Equal("page", article.Sources["text"]);
    }

    [Fact]
    public void A_template_that_says_english_does_not_make_a_spanish_text_so()
    {
        var article = Page.Read($"<html lang=en><main>{string.Concat(Enumerable.Repeat("<p>El ministro dijo que los puentes de la costa se abrirán antes de las lluvias y que no habrá peaje para los camiones.</p>", 4))}</main></html>");

        Assert.Equal(("es", "text"), (article.Language, article.Sources["language"]));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("es-CO")]
    public void The_culture_of_the_server_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(culture);

            var article = Page.With("<title>IN ISTANBUL | THE LEDGER</title><meta property=OG:SITE_NAME content='The Ledger'>", "<div class=fecha>02/03/2026 10:30</div>");

            Assert.Equal((Instant("2026-02-03T10:30:00Z"), "IN ISTANBUL"), (article.Published, article.Title));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static DateTimeOffset? Instant(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
