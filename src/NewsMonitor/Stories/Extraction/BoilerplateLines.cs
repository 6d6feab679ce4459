namespace NewsMonitor.Stories.Extraction;

/// <summary>Lines that stand in articles and are none of it, by how they begin, in English and Spanish.</summary>
internal static class BoilerplateLines
{
    private const int LongestLine = 60;
    private const int LongestCue = 8;

    // Taken out wherever they stand.
    private static readonly string[] Lines =
    [
        "advertisement", "advert", "skip to", "story continues below", "article continues", "read more", "read also", "also read", "read next", "see also", "see more", "related:", "related stories",
        "related articles", "related story", "more:", "more from", "more on this", "watch:", "watch now", "watch more", "watch live", "listen:", "listen to this", "photos:", "click here to", "click to", "tap here to", "sign up for", "sign up to",
        "sign up here", "subscribe to", "subscribe now", "subscribe here", "already a subscriber", "get the latest", "get our", "get breaking news", "join our", "join the conversation", "follow us", "follow our", "follow @", "like us on", "find us on", "share this", "share on",
        "share article", "share:", "download our", "download the app", "image credit", "image source", "image:", "photo:", "photo by", "photo credit", "photo courtesy", "file photo", "picture:", "credit:", "getty images", "video:", "source:", "sources:", "copyright ©", "©",
        "all rights reserved", "this article was originally", "this story was originally", "this article originally appeared", "this article first appeared", "have a news tip", "got a tip", "do you have a story", "for more stories", "for more news", "to contact the reporter", "to contact the editor", "contact the author",
        "contact the reporter", "email the author", "our standards", "we use cookies", "this site uses cookies", "this website uses cookies", "by clicking", "by submitting your", "by signing up", "loading", "please enable javascript", "this slideshow requires javascript", "view comments", "leave a comment",
        "leave a reply", "comments are closed", "post a comment", "show comments", "you might also like", "you may also like", "recommended", "most read", "most popular", "trending", "don't miss", "dont miss", "editor's picks", "editors' picks", "what to read next", "print this", "email this",
        "support our", "support independent", "donate", "make a donation", "become a member", "receive our", "receive the", "continue reading", "enable notifications", "last updated", "last modified", "first published", "published on", "published:", "updated:", "posted on",
        "publicidad", "anuncio", "lea también", "lea tambien", "lea más", "lea mas", "lee también", "lee tambien", "lee más", "lee mas", "le puede interesar", "le podría interesar", "le recomendamos", "te puede interesar", "te podría interesar", "te recomendamos", "te sugerimos", "también te puede", "también le puede",
        "también puede leer", "también puedes leer", "también lea", "también lee", "tambien lee", "puede leer", "puedes leer", "además lea", "ademas lea", "además:", "más información", "mas informacion", "más noticias", "más sobre", "leer más", "leer mas", "leer también", "ver también", "ver más", "vea también", "vea además", "vea aquí", "mira también", "mire también", "mirá también",
        "no te pierdas", "no se pierda", "no deje de leer", "no dejes de leer", "lo más leído", "lo más visto", "notas relacionadas", "noticias relacionadas", "artículos relacionados", "nota relacionada", "temas relacionados", "contenido relacionado", "relacionado", "relacionadas", "siga leyendo", "sigue leyendo", "seguí leyendo",
        "suscríbete", "suscribete", "suscríbase", "suscribase", "suscribirse", "suscribite", "regístrate", "registrate", "regístrese", "reciba las", "recibe las", "recibí las", "recibe nuestro", "únete", "unete", "únase", "sumate", "súmate", "síguenos", "siguenos", "síganos", "siganos", "seguinos", "sigue a", "siga a", "comparte", "compartir", "comparta", "compartí",
        "haga clic", "haz clic", "haga click", "haz click", "dale clic", "descarga", "descargue", "descargá", "foto:", "fotos:", "fotografía:", "foto de", "imagen:", "crédito:", "créditos:", "fuente:", "con información de", "video:", "vídeo:", "todos los derechos reservados", "derechos reservados", "prohibida su reproducción", "prohibida la reproducción",
        "este contenido es exclusivo", "contenido exclusivo", "hazte", "hágase", "ya eres suscriptor", "utilizamos cookies", "usamos cookies", "este sitio utiliza cookies", "este sitio usa cookies", "deja un comentario", "deje un comentario", "dejar un comentario", "dejá tu comentario", "comentarios", "ver comentarios", "imprimir", "cargando", "última actualización", "actualizado",
        "publicado el", "publicado en", "etiquetas", "tags:", "temas:", "conforme a los criterios", "conforme a", "apoya el periodismo", "apóyanos", "mira lo que", "¿ya sabías que", "entérate de", "enterate de", "encuentra más", "escríbenos", "contáctanos", "nuestro canal", "newsletter", "boletín", "hacemos periodismo",
    ];

    // What follows them to the end of the page is other stories, forms and thanks.
    private static readonly string[] Cues =
    [
        "related", "more from", "more on", "more stories", "more news", "read more", "read next", "recommended", "you may also like", "you might also like", "about the author", "about the writer", "about the authors", "comments", "leave a comment", "leave a reply", "join the conversation", "join the discussion",
        "sign up", "subscribe", "newsletter", "most read", "most popular", "trending", "latest news", "latest stories", "recent posts", "popular posts", "share this", "up next", "what to read next", "editor's picks", "editors' picks", "support", "a word to our", "something to consider", "topics", "tags", "filed under", "story timeline", "get in touch", "contact us", "stay informed", "stay connected",
        "relacionad", "notas relacionadas", "noticias relacionadas", "más noticias", "mas noticias", "más leídas", "más leídos", "lo más", "lo último", "te puede interesar", "le puede interesar", "también te puede", "te recomendamos", "le recomendamos", "recomendados", "sobre el autor", "acerca del autor", "comentarios", "deja un comentario", "deja una respuesta", "suscríbete", "suscríbase", "boletín", "últimas noticias",
        "temas", "etiquetas", "archivado en", "otras noticias", "más de", "más en", "no te pierdas", "siga leyendo",
    ];

    private static readonly ILookup<string, string> LinesByWord = Lines.ToLookup(FirstWord, StringComparer.Ordinal);
    private static readonly ILookup<string, string> CuesByWord = Cues.ToLookup(FirstWord, StringComparer.Ordinal);

    public static bool Is(TextBlock block) => (block.Words <= LongestLine || block.Text.AsSpan(0, Math.Min(60, block.Text.Length)).Contains("cookies", StringComparison.OrdinalIgnoreCase)) && Begins(block, LinesByWord, block.Words > 14);

    /// <summary>A heading or label after which the article is over.</summary>
    public static bool EndsArticle(TextBlock block) => block.Words <= LongestCue && Begins(block, CuesByWord, false);

    private static bool Begins(TextBlock block, ILookup<string, string> byWord, bool sentence)
    {
        var text = block.Text.AsSpan().TrimStart(" -–—•*►▶>|·➡👉✅🔴📲#\"“[(").ToString().ToLowerInvariant();
        foreach (var line in byWord[FirstWord(text)])
        {
            // In a sentence of some length the words may be the author's own: then only those with something to click, or with a colon.
            if (text.StartsWith(line, StringComparison.Ordinal) && (!sentence || block.LinkShare > 0.3 || line.Contains(' ') || line.EndsWith(':'))
                && (text.Length == line.Length || !char.IsLetter(text[line.Length]) || line.Length > 9))
                return true;
        }

        return false;
    }

    private static string FirstWord(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '\'' or '’'))
            end++;
        return text[..end];
    }
}
