using System.Text.RegularExpressions;
using NewsMonitor.Http;

namespace NewsMonitor.Stories.Extraction;

/// <summary>Recognises the page that stands before the article, and says which.</summary>
internal static partial class PageWall
{
    // An article of this length is one, whatever else the page asks for.
    private const int WordsOfAnArticle = 100;
    private const string AsksForConsent = "The page asks for consent to cookies before it shows the article.";
    private const int WordsOfAWall = 600;
    private const int LeastWords = 15;
    private const int LongestSearched = 4_000;

    /// <returns>Null when the text is an article's.</returns>
    public static Failure? Find(PageHead head, LinkedArticle linked, IReadOnlyList<TextBlock> page, IReadOnlyList<TextBlock> body, string html)
    {
        var words = body.Sum(block => block.Words);
        if (words < WordsOfAWall && IsMostlyAboutConsent(body) || words < LeastWords && IsMostlyAboutConsent(page))
            return new(FailureKind.ConsentWall, AsksForConsent);
        if (words >= WordsOfAnArticle)
            return null;

        var text = string.Concat(head.Title, "\n", string.Join('\n', page.Select(block => block.Text)));
        text = text[..Math.Min(text.Length, LongestSearched)];
        if (BotChallenge.VendorOf(html) is { } vendor)
            return new(FailureKind.BotChallenge, $"{vendor} asks for proof of a human reader.");
        if (Challenge().IsMatch(text))
            return new(FailureKind.BotChallenge, "The site asks for proof of a human reader.");
        if (linked.IsFree == false || Subscribe().IsMatch(text))
            return new(FailureKind.Paywall, "The article is for subscribers.");
        if (SignIn().IsMatch(text))
            return new(FailureKind.LoginWall, "The article is for those who sign in.");
        if (Consent().IsMatch(text))
            return new(FailureKind.ConsentWall, AsksForConsent);
        return words < LeastWords ? new(FailureKind.NoArticle, "The page holds no article text.") : null;
    }

    private static bool IsMostlyAboutConsent(IReadOnlyList<TextBlock> blocks) =>
        2 * blocks.Where(block => block.IsSolid && AboutConsent().IsMatch(block.Text)).Sum(block => block.Words) > blocks.Where(block => block.IsSolid).Sum(block => block.Words);

    [GeneratedRegex("""\bcookies?\b|\bconsent to\b|consentimiento|\bGDPR\b|\bRGPD\b|our partners|nuestros socios""", RegexOptions.IgnoreCase)]
    private static partial Regex AboutConsent();

    [GeneratedRegex("""just a moment|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)|not a robot|pardon our interruption|attention required|access (?:to this page has been )?denied|unusual traffic|security check|request blocked|enable javascript and cookies to continue|verifi(?:ca|que) que eres? (?:un )?humano|no (?:soy|eres|es) un robot|comprobando (?:su|tu) navegador|acceso denegado""", RegexOptions.IgnoreCase)]
    private static partial Regex Challenge();

    [GeneratedRegex("""subscribe (?:now )?to (?:continue|read|keep|unlock|access)|subscription required|subscribers only|to continue reading|to keep reading|exclusive to subscribers|already a subscriber|become a member to|suscr[ií]b(?:ete|ase|ite|irte) (?:para|y)|(?:exclusiv[oa]|solo|sólo|reservad[oa]) para suscriptores|contenido exclusivo|ya (?:eres|es) suscriptor|para (?:seguir|continuar) leyendo""", RegexOptions.IgnoreCase)]
    private static partial Regex Subscribe();

    [GeneratedRegex("""(?:log|sign) ?in to (?:continue|read|view|your)|please (?:log|sign) ?in|you must be logged in|create (?:a free |an )?account to|inici(?:a|e|ar) sesi[óo]n para|debes? iniciar sesi[óo]n|reg[ií]str(?:ate|ese|arse) (?:gratis )?para|(?:ingresa|ingrese|accede) (?:a|con) (?:tu|su) cuenta""", RegexOptions.IgnoreCase)]
    private static partial Regex SignIn();

    [GeneratedRegex("""before you continue|antes de continuar|we (?:value|care about) your privacy|your privacy (?:choices|matters)|(?:valoramos|respetamos|nos importa) (?:tu|su) privacidad|accept all cookies|aceptar (?:todas las )?cookies|aceptar y continuar|acept(?:a|e) (?:las )?cookies|manage (?:your )?(?:consent|cookies|preferences)|gestionar (?:el )?consentimiento""", RegexOptions.IgnoreCase)]
    private static partial Regex Consent();
}
