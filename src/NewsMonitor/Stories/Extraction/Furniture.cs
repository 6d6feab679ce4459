using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsMonitor.Stories.Extraction;

/// <summary>Why an element is taken for furniture; <see cref="Strength"/> says how much text it may hold and still be it.</summary>
internal sealed record FurnitureName(string Name, FurnitureStrength Strength);

internal enum FurnitureStrength
{
    /// <summary>A label beside the text: a caption, a date, an author box.</summary>
    Small,

    /// <summary>A box with text of its own: related stories, a newsletter form.</summary>
    Box,

    /// <summary>Never the article, though it may be longer: comments, a cookie dialog.</summary>
    Always,
}

/// <summary>What the names of elements, classes and ids say about not being the article.</summary>
internal sealed partial class Furniture
{
    private const int LongestNames = 1_000;

    private static readonly Dictionary<string, FurnitureStrength> Names = new(StringComparer.Ordinal);

    private readonly Dictionary<string, FurnitureName?> known = new(StringComparer.Ordinal);

    static Furniture()
    {
        Add(FurnitureStrength.Always,
            "comments commentlist commentform commentarea comentarios disqus livefyre coral spotim respond onetrust didomi cookiebot cookiebanner cookieconsent cookiedialog "
            + "cookienotice cookies gdpr ccpa cmp usercentrics sourcepoint qccmp privacyconsent consent cookielaw cookiepolicy");
        Add(FurnitureStrength.Box,
            "nav navbar navigation navegacion menu submenu megamenu breadcrumb breadcrumbs migas pagination pager paginacion sidebar rail share sharing sharebar shares sharethis "
            + "compartir social socials socialmedia addthis addtoany sharedaddy jssocials newsletter newsletters boletin signup subscribe subscription suscripcion "
            + "suscribete suscribirse related relacionada relacionadas relacionado relacionados recommended recommendation recommendations recomendado recomendados "
            + "recomendadas recirculation recirc outbrain taboola dianomi trending mostread mostpopular masleidas masleido masvisto masvistas readmore leermas leetambien "
            + "leatambien leetambién vertambien seealso readnext upnext nextarticle nextpost prevnext postnavigation promo promobox promos advert adverts advertisement advertising "
            + "advertorial ad ads adslot adunit dfp gpt banner banners sponsor sponsored publicidad anuncio anuncios popup modal overlay lightbox tooltip paywallmessage "
            + "footer colophon toolbar tools skiplink skip jumpto toc tableofcontents ratings poll encuesta donate donation donation-box donar whatsapp telegram "
            + "messagebox alertbar breakingnews ticker weather marketdata login signin register registro print printonly noprint hidden");
        Add(FurnitureStrength.Small,
            "caption captions figcaption imagecaption photocaption wpcaptiontext credit credits photocredit imagecredit imgcredit piefoto pie epigrafe creditos "
            + "byline bylines author authors autor autores authorbox authorbio authorinfo aboutauthor bio biography firma dateline timestamp pubdate publishdate postdate "
            + "posteddate publisheddate articledate lastupdated updated fecha fechas hora postmeta entrymeta articlemeta metadata postinfo articleinfo tags taglist tagslist tagcloud posttags entrytags etiquetas "
            + "topics keywords categories category kicker eyebrow copyright disclaimer correction sronly visuallyhidden screenreadertext readingtime readtime minread "
            + "commentcount videotitle videometa galleryinfo slidecount skipad listen audioplayer videoplayer player textsize fontsize");
    }

    public FurnitureName? NameOf(IElement element)
    {
        var tag = element.LocalName;
        if (tag is "nav" or "aside" or "footer" or "figcaption" or "dialog" or "menu")
            return new(tag, tag is "figcaption" ? FurnitureStrength.Small : FurnitureStrength.Box);
        if (tag is "html" or "body" or "main" or "article")
            return null;
        return ByRole(element) ?? ByHiding(element) ?? ByWords(element.ClassName) ?? ByWords(element.Id);
    }

    private static FurnitureName? ByRole(IElement element) => element.GetAttribute("role") switch
    {
        "navigation" or "menu" or "menubar" or "complementary" or "contentinfo" or "dialog" or "alertdialog" or "search" or "banner" or "tooltip" or "toolbar"
            => new("role", FurnitureStrength.Box),
        _ => null,
    };

    private static FurnitureName? ByHiding(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
            return new("hidden", FurnitureStrength.Box);
        var style = element.GetAttribute("style");
        return style is not null && style.Contains("display", StringComparison.OrdinalIgnoreCase)
            && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase)
            ? new("hidden", FurnitureStrength.Box)
            : null;
    }

    private FurnitureName? ByWords(string? names)
    {
        if (string.IsNullOrEmpty(names) || names.Length > LongestNames)
            return null;
        if (!known.TryGetValue(names, out var found))
            known[names] = found = names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ByWord).MaxBy(name => name?.Strength ?? (FurnitureStrength)(-1));
        return found;
    }

    // "relatedStories", "lo-mas-leido": each word, and two or three in a row.
    private static FurnitureName? ByWord(string name)
    {
        var words = Words().Matches(name).Select(word => word.Value.ToLowerInvariant()).ToList();
        if (words.Count > 0 && words[0] is "has" or "with" or "no" or "not" or "is" or "con" or "sin")
            return null;
        FurnitureName? found = null;
        for (var i = 0; i < words.Count; i++)
        {
            var run = "";
            for (var j = i; j < words.Count && j < i + 3; j++)
            {
                run += words[j];
                if (Names.TryGetValue(run, out var strength) && (found is null || strength > found.Strength))
                    found = new(run, strength);
            }
        }

        return found;
    }

    [GeneratedRegex("[A-Z]?[a-záéíóúñ]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();

    private static void Add(FurnitureStrength strength, string names)
    {
        foreach (var name in names.Split(' '))
            Names.TryAdd(name, strength);
    }
}
