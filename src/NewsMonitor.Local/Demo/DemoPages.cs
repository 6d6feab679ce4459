using System.Globalization;
using System.Net;
using System.Text.Json;

namespace NewsMonitor.Local.Demo;

/// <summary>Prints article pages with the furniture that real ones have: menus, share bars, captions, related links, a cookie bar.</summary>
internal static class DemoPages
{
    private const string Style =
        "body{font:18px/1.5 Georgia,serif;max-width:44rem;margin:0 auto;padding:1rem}nav a,.share a{margin-right:1rem;font:14px system-ui}"
        + "figure{margin:1rem 0;background:#eee;padding:3rem 1rem 1rem}figcaption,.meta,footer,aside{font:14px system-ui;color:#555}"
        + ".cookies{position:fixed;bottom:0;left:0;right:0;background:#222;color:#fff;padding:.6rem;font:14px system-ui}";

    public static string Article(DemoOutlet outlet, DemoDispatch dispatch, IReadOnlyList<DemoDispatch> others, Uri home)
    {
        var words = DemoWords.In(outlet.Language);
        var title = Encode(dispatch.Story.Title);
        var meta = Meta(dispatch, words);
        var body = Body(dispatch.Story, words, others);
        // Two makes of page: one in nothing but divs, one in HTML's own elements.
        var article = outlet.Format == DemoFormat.Atom
            ? $"<div class=\"article-wrap\"><h1 class=\"headline\">{title}</h1>{meta}{Share(words)}<div class=\"story-body\">{body}</div></div>"
            : $"<article><header><h1>{title}</h1>{meta}</header>{Share(words)}{body}</article>";

        return Page(outlet, words, home, $"{title} | {Encode(outlet.Name)}", HeadOf(outlet, dispatch, home), $"""
            <main>{article}</main>
            <aside class="most-read"><h2>{words.MostRead}</h2><ol>{Links(others.Skip(2).Take(5))}</ol></aside>
            """);
    }

    public static string Front(DemoOutlet outlet, IReadOnlyList<DemoDispatch> dispatches, Uri home, Uri feed)
    {
        var type = DemoFeeds.ContentType(outlet.Format).Split(';')[0];
        var name = Encode(outlet.Name);
        return Page(outlet, DemoWords.In(outlet.Language), home, name, $"""<link rel="alternate" type="{type}" title="{name}" href="{feed}">""", $"""
            <main><h1>{name}</h1><p>{Encode(outlet.Tagline)}</p><ul>{Links(dispatches)}</ul></main>
            """);
    }

    /// <summary>The newsroom's own front page: its outlets, and what the monitor has sent.</summary>
    public static string Overview(IEnumerable<(DemoOutlet Outlet, Uri Home, Uri Feed)> outlets, IReadOnlyList<CapturedMessage> captured)
    {
        var papers = outlets.Select(each => $"""<li><a href="{each.Home}">{Encode(each.Outlet.Name)}</a> (<a href="{each.Feed}">{each.Outlet.Format}</a>)</li>""");
        return $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Demo newsroom</title><style>{Style}</style></head><body>
            <h1>Demo newsroom</h1><p>Invented outlets for trying the monitor; nothing here is news.</p>
            <h2>Outlets</h2><ul>{string.Concat(papers)}</ul>
            <h2>Sent by the monitor ({captured.Count})</h2><ul>{string.Concat(captured.Select(Line))}</ul>
            </body></html>
            """;
    }

    private static string Line(CapturedMessage message)
    {
        var view = message.View is { } file ? $""" (<a href="/outbox/{file}">as seen</a>)""" : "";
        var repeats = message.Repeats > 0 ? $", repeated {message.Repeats} times" : "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <li>{message.ReceivedAt:HH:mm:ss} {message.Channel} <a href="/outbox/{message.File}">{Encode(message.Subject ?? message.Id)}</a>{view}{repeats}</li>
            """);
    }

    private static string Page(DemoOutlet outlet, DemoWords words, Uri home, string title, string head, string main) => $"""
        <!DOCTYPE html>
        <html lang="{outlet.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>{head}<style>{Style}</style></head><body>
        <header class="site"><a href="{home}">{Encode(outlet.Name)}</a><nav>{string.Concat(words.Menu.Select(item => $"<a href=\"{home}#\">{item}</a>"))}</nav></header>
        {main}
        <footer><p>© {Encode(outlet.Name)}. {words.Disclaimer}</p></footer>
        <div class="cookies" role="dialog">{words.Cookies} <button>{words.Accept}</button></div>
        </body></html>
        """;

    private static string HeadOf(DemoOutlet outlet, DemoDispatch dispatch, Uri home)
    {
        var story = dispatch.Story;
        var published = Instant(dispatch.Published);
        var meta = $"""
            <link rel="canonical" href="{dispatch.Link}">
            <meta property="og:title" content="{Encode(story.Title)}"><meta property="og:site_name" content="{Encode(outlet.Name)}">
            <meta property="article:published_time" content="{published}"><meta property="article:section" content="{Encode(story.Section)}">
            <meta name="author" content="{Encode(story.Author)}">
            """;
        if (outlet.Format is DemoFormat.Rss20 or DemoFormat.Rss20Latin1)
            return meta;

        return meta + $$"""
            <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":{{Json(story.Title)}},
            "datePublished":"{{published}}","inLanguage":"{{outlet.Language}}","author":{"@type":"Person","name":{{Json(story.Author)}} },
            "publisher":{"@type":"Organization","name":{{Json(outlet.Name)}},"url":"{{home}}"} }</script>
            """;
    }

    private static string Meta(DemoDispatch dispatch, DemoWords words)
    {
        var date = dispatch.Published.UtcDateTime.ToString(words.DateFormat, CultureInfo.GetCultureInfo(words.Culture));
        return $"""<p class="meta byline">{words.By} {Encode(dispatch.Story.Author)} · <time datetime="{Instant(dispatch.Published)}">{date}</time></p>""";
    }

    private static string Share(DemoWords words) =>
        $"""<div class="share" aria-label="{words.Share}"><a href="#">{words.Share}</a><a href="#">WhatsApp</a><a href="#">X</a><a href="#">{words.Print}</a></div>""";

    private static string Body(DemoStory story, DemoWords words, IReadOnlyList<DemoDispatch> others)
    {
        var paragraphs = story.Paragraphs.Select(paragraph => $"<p>{Encode(paragraph)}</p>\n").ToList();
        var related = $"""<div class="related-inline"><strong>{words.ReadMore}</strong><ul>{Links(others.Take(2))}</ul></div>""";
        return $"""
            <figure><div role="img" aria-label="{Encode(story.Caption)}"></div><figcaption>{Encode(story.Caption)}</figcaption></figure>
            {string.Concat(paragraphs.Take(2))}{related}
            {string.Concat(paragraphs.Skip(2))}
            <div class="newsletter"><h3>{words.Newsletter}</h3><form><input type="email" aria-label="email"><button>{words.SignUp}</button></form></div>
            """;
    }

    private static string Links(IEnumerable<DemoDispatch> dispatches) =>
        string.Concat(dispatches.Select(dispatch => $"<li><a href=\"{dispatch.Link}\">{Encode(dispatch.Story.Title)}</a></li>"));

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
