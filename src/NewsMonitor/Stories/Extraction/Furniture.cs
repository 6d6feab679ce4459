using System.Collections.Frozen;
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

/// <summary>What the tags, roles, classes and ids of elements say about not being the article.</summary>
internal static class Furniture
{
    private const int LongestNames = 1_000;
    private const int LongestRun = 3;

    private static readonly FurnitureName Hidden = new("hidden", FurnitureStrength.Box);
    private static readonly FurnitureName Role = new("role", FurnitureStrength.Box);
    private static readonly FurnitureName Caption = new("figcaption", FurnitureStrength.Small);

    private static readonly FrozenDictionary<string, FurnitureName> Tags =
        new[] { "nav", "aside", "footer", "dialog", "menu" }.ToFrozenDictionary(tag => tag, tag => new FurnitureName(tag, FurnitureStrength.Box));

    // Words of names, alone or two or three in a row: "relatedStories", "lo-mas-leido".
    private static readonly FrozenDictionary<string, FurnitureName> Names = Named(
        (FurnitureStrength.Always,
            "comments commentlist commentform commentarea comentarios disqus livefyre coral spotim respond onetrust didomi cookiebot cookiebanner cookieconsent cookiedialog "
            + "cookienotice cookies gdpr ccpa cmp usercentrics sourcepoint qccmp privacyconsent consent cookielaw cookiepolicy"),
        (FurnitureStrength.Box,
            "nav navbar navigation navegacion menu submenu megamenu breadcrumb breadcrumbs migas pagination pager paginacion sidebar rail share sharing sharebar shares sharethis "
            + "compartir social socials socialmedia addthis addtoany sharedaddy jssocials newsletter newsletters boletin signup subscribe subscription suscripcion "
            + "suscribete suscribirse related relacionada relacionadas relacionado relacionados recommended recommendation recommendations recomendado recomendados "
            + "recomendadas recirculation recirc outbrain taboola dianomi trending mostread mostpopular masleidas masleido masvisto masvistas readmore leermas leetambien "
            + "leatambien vertambien masnoticias seealso readnext upnext nextarticle nextpost prevnext postnavigation promo promobox promos advert adverts advertisement advertising "
            + "advertorial ad ads adslot adunit dfp gpt banner banners sponsor sponsored publicidad anuncio anuncios popup modal overlay lightbox tooltip paywallmessage "
            + "footer colophon toolbar tools skiplink skip jumpto toc tableofcontents ratings poll encuesta donate donation donationbox donar whatsapp telegram "
            + "messagebox alertbar breakingnews ticker weather marketdata login signin register registro print printonly noprint hidden"),
        (FurnitureStrength.Small,
            "image imagen photo foto picture caption captions figcaption imagecaption photocaption wpcaptiontext credit credits credito photocredit imagecredit imgcredit piefoto pie epigrafe creditos "
            + "byline bylines author authors autor autora autores authorbox authorbio authorinfo aboutauthor bio biography firma dateline timestamp pubdate publishdate postdate "
            + "posteddate publisheddate articledate lastupdated updated fecha fechas hora postmeta entrymeta articlemeta metadata postinfo articleinfo tags taglist tagslist tagcloud posttags entrytags etiquetas "
            + "topics keywords categories category kicker eyebrow copyright disclaimer correction sronly visuallyhidden screenreadertext readingtime readtime minread "
            + "commentcount videotitle videometa galleryinfo slidecount skipad listen audioplayer videoplayer player textsize fontsize"));

    private static readonly FrozenDictionary<string, FurnitureName>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    public static FurnitureName? NameOf(IElement element) => element.LocalName switch
    {
        "html" or "body" or "main" or "article" => null,
        "figcaption" => Caption,
        var tag when Tags.TryGetValue(tag, out var named) => named,
        _ => ByRole(element) ?? ByHiding(element) ?? ByWords(element.ClassName) ?? ByWords(element.Id),
    };

    private static FurnitureName? ByRole(IElement element) => element.GetAttribute("role") switch
    {
        "navigation" or "menu" or "menubar" or "complementary" or "contentinfo" or "dialog" or "alertdialog" or "search" or "banner" or "tooltip" or "toolbar" => Role,
        _ => null,
    };

    private static FurnitureName? ByHiding(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
            return Hidden;
        return element.GetAttribute("style") is { } style && style.Contains("display", StringComparison.OrdinalIgnoreCase)
            && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase)
            ? Hidden
            : null;
    }

    private static FurnitureName? ByWords(string? names)
    {
        if (names is null or { Length: 0 or > LongestNames })
            return null;
        FurnitureName? found = null;
        foreach (var range in names.AsSpan().Split(' '))
        {
            if (ByName(names.AsSpan()[range]) is { } name && (found is null || name.Strength > found.Strength))
                found = name;
        }

        return found;
    }

    private static FurnitureName? ByName(ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[name.Length];
        Span<int> starts = stackalloc int[name.Length + 1];
        var words = SplitWords(name, letters, starts);

        // "no-sidebar", "has-comments": they speak of something else.
        if (words > 1 && letters[..starts[1]] is "has" or "with" or "no" or "not" or "is" or "con" or "sin")
            return null;
        FurnitureName? found = null;
        for (var i = 0; i < words; i++)
        {
            for (var j = i + 1; j <= Math.Min(words, i + LongestRun); j++)
            {
                if (Lookup.TryGetValue(letters[starts[i]..starts[j]], out var named) && (found is null || named.Strength > found.Strength))
                    found = named;
            }
        }

        return found;
    }

    /// <summary>The letters in lower case without what parts them, and where each word of them starts.</summary>
    private static int SplitWords(ReadOnlySpan<char> name, Span<char> letters, Span<int> starts)
    {
        var (length, words, inWord) = (0, 0, false);
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetter(name[i]))
            {
                inWord = false;
                continue;
            }

            var startsWord = !inWord || char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]));
            if (startsWord)
                starts[words++] = length;
            letters[length++] = char.ToLowerInvariant(name[i]);
            inWord = true;
        }

        starts[words] = length;
        return words;
    }

    private static FrozenDictionary<string, FurnitureName> Named(params ReadOnlySpan<(FurnitureStrength Strength, string Names)> groups)
    {
        var named = new Dictionary<string, FurnitureName>(StringComparer.Ordinal);
        foreach (var (strength, names) in groups)
        {
            foreach (var name in names.Split(' '))
                named.TryAdd(name, new(name, strength));
        }

        return named.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
