using System.Buffers;

namespace NewsMonitor.Stories.Extraction;

/// <summary>Lines that stand in articles and are none of it, known by how they begin, in English and Spanish.</summary>
internal static class BoilerplateLines
{
    private const int LongestLabel = 14;
    private const int LongestAppeal = 60;
    private const int LongestCue = 8;
    private const int LongestOpening = 80;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzáéíóúüñ");

    // Sentences an author could begin so are longer: only short lines, and those made of a link, are taken for these.
    private static readonly ILookup<string, string> Labels = ByFirstWord(
        "advertisement", "advert", "skip to", "skip past", "story continues", "article continues", "read more", "read also", "also read", "read next",
        "read:", "see also", "see more", "related:", "related stories", "related articles", "related story", "related", "more:", "more from", "more on",
        "watch:", "watch now", "watch more", "watch live", "listen:", "listen to this", "photos:", "click here", "click to", "tap here", "sign up",
        "subscribe", "already a subscriber", "get the latest", "get our", "join our", "join the conversation", "follow us", "follow our", "follow @",
        "like us on", "find us on", "share this", "share on", "share article", "share:", "share", "image credit", "image source", "image:", "photo:",
        "photo by", "photo credit", "photo courtesy", "file photo", "picture:", "credit:", "getty images", "video:", "source:", "sources:", "copyright", "©",
        "all rights reserved", "contact the author", "contact the reporter", "email the author", "our standards", "loading", "view comments",
        "leave a comment", "leave a reply", "comments are closed", "post a comment", "show comments", "you might also like", "you may also like",
        "recommended", "most read", "most popular", "trending", "don't miss", "don’t miss", "editor's picks", "editors' picks", "what to read next",
        "print this", "email this", "continue reading", "enable notifications", "last updated", "last modified", "first published", "published on",
        "published:", "updated:", "posted on", "topics:", "tags:", "filed under", "sms", "explore charts", "publicidad", "anuncio", "más información",
        "mas informacion", "más noticias", "más sobre", "además:", "puede leer", "puedes leer", "leer más", "leer mas", "ver más", "ver también",
        "lo más leído", "lo más visto", "notas relacionadas", "noticias relacionadas", "artículos relacionados", "nota relacionada", "temas relacionados",
        "contenido relacionado", "relacionado", "relacionada", "relacionadas", "relacionados", "siga leyendo", "sigue leyendo", "seguí leyendo", "comparte",
        "compartir", "comparta", "compartí", "foto:", "fotos:", "foto", "fotografía:", "foto de", "imagen:", "crédito:", "créditos:", "fuente:", "video:",
        "vídeo:", "video", "derechos reservados", "deja un comentario", "deje un comentario", "dejar un comentario", "dejá tu comentario", "comentarios",
        "ver comentarios", "imprimir", "cargando", "última actualización", "actualizado", "publicado el", "publicado en", "publicado por", "etiquetas",
        "temas:", "nuestro canal", "newsletter", "boletín", "regístrate", "regístrese", "contáctanos", "escríbenos", "sigue a", "siga a", "actualizado:",
        "actualizado el", "publicado:");

    private static readonly ILookup<string, string> Appeals = ByFirstWord(
        "sign up for", "sign up to", "sign up here", "subscribe to our", "subscribe now", "subscribe here", "get breaking news", "get the latest news",
        "get the day's", "join our", "follow us on", "like us on", "download our", "download the", "click here to", "this article was originally published",
        "this story was originally published", "this article originally appeared", "this article first appeared", "have a news tip", "got a tip",
        "do you have a story", "for more stories", "for more news", "to contact the reporter", "to contact the editor", "this site uses cookies",
        "this website uses cookies", "by clicking", "by submitting your", "by signing up", "please enable javascript", "this slideshow requires javascript",
        "support our journalism", "support independent", "make a donation", "become a member", "our website is the place", "receive our",
        "this story is funded by", "when you buy through links", "lea también", "lea tambien", "lea más", "lea mas", "lea además", "lea aquí", "lee también",
        "lee tambien", "lee más", "lee mas", "lee aquí", "le puede interesar", "le podría interesar", "le recomendamos", "te puede interesar",
        "te podría interesar", "te recomendamos", "te sugerimos", "también te puede interesar", "también le puede interesar", "también te podría",
        "también le podría", "también puede leer", "también puedes leer", "también lea", "también lee", "tambien lee", "tambien lea", "además lea",
        "ademas lea", "leer también", "vea también", "vea además", "vea aquí", "mira también", "mire también", "mirá también", "no te pierdas",
        "no se pierda", "no deje de leer", "no dejes de leer", "suscríbete", "suscribete", "suscríbase", "suscribase", "suscribite", "reciba las noticias",
        "reciba en su", "recibe las", "recibe en tu", "recibí las", "recibe nuestro", "reciba nuestro", "únete a", "unete a", "únase a", "sumate a",
        "súmate a", "síguenos", "siguenos", "síganos", "siganos", "seguinos", "sigue nuestras", "siga nuestras", "sigue toda la", "siga toda la", "haga clic",
        "haz clic", "haga click", "haz click", "dale clic", "descarga nuestra", "descarga la", "descargue nuestra", "descargue la",
        "todos los derechos reservados", "prohibida su reproducción", "prohibida la reproducción", "este contenido es exclusivo", "contenido exclusivo",
        "hazte miembro", "hazte socio", "ya eres suscriptor", "este sitio utiliza cookies", "este sitio usa cookies", "apoya el periodismo", "apoya nuestro",
        "¿ya sabías que", "ya sabías que", "entérate de más", "entérate aquí", "encuentra más", "mira lo que tiene", "hacemos periodismo",
        "conforme a los criterios de");

    // What follows them to the end of the page is other stories, forms and thanks.
    private static readonly ILookup<string, string> Cues = ByFirstWord(
        "more stories", "more news", "about the author", "about the writer", "about the authors", "comments", "join the discussion", "latest news",
        "latest stories", "recent posts", "popular posts", "up next", "a word to our", "something to consider", "topics", "tags", "story timeline",
        "keep reading", "want more stories", "get in touch", "contact us", "stay informed", "stay connected", "get started today", "lo último",
        "mas noticias", "más leídas", "más leídos", "recomendados", "sobre el autor", "acerca del autor", "deja una respuesta", "últimas noticias", "temas",
        "archivado en", "otras noticias");

    public static bool Is(TextBlock block) =>
        (block.Words <= LongestLabel || block.LinkShare > 0.6) && Begins(block, Labels, wholeIfOneWord: true)
        || block.Words <= LongestAppeal && Begins(block, Appeals, wholeIfOneWord: false)
        || IsCookieNotice(block);

    /// <summary>A heading or label after which the article is over.</summary>
    public static bool EndsArticle(TextBlock block) => block.Words <= LongestCue && Begins(block, Cues, wholeIfOneWord: true);

    private static bool IsCookieNotice(TextBlock block)
    {
        var opening = block.Text.AsSpan(0, Math.Min(60, block.Text.Length));
        if (!opening.Contains("cookies", StringComparison.OrdinalIgnoreCase))
            return false;
        return opening.StartsWith("We ", StringComparison.OrdinalIgnoreCase) || opening.StartsWith("This ", StringComparison.OrdinalIgnoreCase)
            || opening.Contains("utiliza", StringComparison.OrdinalIgnoreCase) || opening.Contains("usa", StringComparison.OrdinalIgnoreCase);
    }

    /// <param name="wholeIfOneWord">"Foto" alone is a label, "Foto del año" may be a heading.</param>
    private static bool Begins(TextBlock block, ILookup<string, string> lines, bool wholeIfOneWord)
    {
        var text = block.Text.AsSpan(0, Math.Min(LongestOpening, block.Text.Length)).TrimStart(" -–—•*►▶>|·➡👉✅🔴📲📣#\"“[(¡").ToString().ToLowerInvariant();
        foreach (var line in lines[FirstWord(text)])
        {
            if (!text.StartsWith(line, StringComparison.Ordinal))
                continue;
            var rest = text.AsSpan(line.Length);
            if (wholeIfOneWord && !line.Contains(' ') && !line.EndsWith(':') ? !rest.ContainsAny(Letters) : rest.IsEmpty || !char.IsLetter(rest[0]))
                return true;
        }

        return false;
    }

    private static ILookup<string, string> ByFirstWord(params string[] lines) => lines.ToLookup(FirstWord, StringComparer.Ordinal);

    private static string FirstWord(string text)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
            start++;
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '\'' or '’'))
            end++;
        return text[start..end];
    }
}
