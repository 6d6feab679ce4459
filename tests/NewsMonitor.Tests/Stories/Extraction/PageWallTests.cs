using NewsMonitor.Http;

namespace NewsMonitor.Tests.Stories.Extraction;

public sealed class PageWallTests
{
    [Theory]
    [InlineData("<title>Just a moment...</title><p>Checking your browser before accessing the site.</p>", FailureKind.BotChallenge)]
    [InlineData("<h1>Access denied</h1><p>Unusual traffic has been detected from your network.</p>", FailureKind.BotChallenge)]
    [InlineData("<p>Verifica que eres un humano para continuar.</p>", FailureKind.BotChallenge)]
    [InlineData("<h1>Before you continue</h1><p>We value your privacy.</p><button>Accept</button>", FailureKind.ConsentWall)]
    [InlineData("<p>Nosotros y nuestros socios usamos cookies para mostrar publicidad y medir la audiencia, y necesitamos su consentimiento para hacerlo en este sitio.</p>", FailureKind.ConsentWall)]
    [InlineData("<p>The bridge opened on Tuesday.</p><p>Subscribe to continue reading this story.</p>", FailureKind.Paywall)]
    [InlineData("<p>El puente abrió el martes.</p><div>Contenido exclusivo para suscriptores</div>", FailureKind.Paywall)]
    [InlineData("<form><h1>Welcome back</h1><p>Please log in to see this page.</p></form>", FailureKind.LoginWall)]
    [InlineData("<p>Inicia sesión para leer la nota completa.</p>", FailureKind.LoginWall)]
    public void What_stands_before_an_article_is_named(string body, FailureKind kind) => Assert.Equal(kind, Page.Read($"<html><body>{body}</body></html>").Failure?.Kind);

    [Fact]
    public void A_teaser_of_a_paid_article_is_kept_and_called_what_it_is()
    {
        var article = Page.Read($"<html><head>{Page.Json("\"isAccessibleForFree\":false")}</head><body><main><p>{Page.Sentence}</p></main></body></html>");

        Assert.Equal((FailureKind.Paywall, Page.Sentence), (article.Failure?.Kind, article.Text));
    }

    [Theory]
    [InlineData("<div>Subscribe to continue reading with our app</div>")]
    [InlineData("<div>Please log in to comment</div>")]
    [InlineData("<div id=cookie-banner><p>We use cookies. Accept all cookies?</p></div>")]
    public void An_article_is_one_whatever_else_the_page_asks_for(string besides) => Assert.Null(Page.With("", besides).Failure);

    [Fact]
    public void A_short_report_is_no_wall() =>
        Assert.Null(Page.Read($"<html><body><nav><a href=/s>Subscribe</a> <a href=/l>Log in</a></nav><article><p>{Page.Sentence}</p></article></body></html>").Failure);

    [Fact]
    public void An_article_about_cookies_is_an_article() =>
        Assert.Null(Page.Read($"<main>{Page.Paragraphs}<p>The law on cookies and the consent to them was not on the agenda of the meeting in the port.</p></main>").Failure);
}
