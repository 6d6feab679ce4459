namespace NewsMonitor.Local.Demo;

/// <summary>What stands around an article in its outlet's language.</summary>
internal sealed record DemoWords(
    string Culture, string DateFormat, string By, string Share, string Print, string ReadMore, string MostRead, string Newsletter,
    string SignUp, string Disclaimer, string Cookies, string Accept, IReadOnlyList<string> Menu)
{
    private static readonly DemoWords English = new(
        "en-US", "MMMM d, yyyy, HH:mm 'UTC'", "By", "Share", "Print", "Read more", "Most read", "The morning letter, at six", "Sign up",
        "An invented newspaper for trying the monitor.", "We use cookies to keep you signed in.", "Accept all",
        ["Home", "Politics", "Economy", "World", "Sport", "Opinion"]);

    private static readonly DemoWords Spanish = new(
        "es-CO", "d 'de' MMMM 'de' yyyy, HH:mm 'UTC'", "Por", "Compartir", "Imprimir", "Lea también", "Lo más leído", "La carta de las seis", "Suscríbase",
        "Un periódico inventado para probar el monitor.", "Usamos cookies para mantener abierta su sesión.", "Aceptar todo",
        ["Inicio", "Política", "Economía", "Mundo", "Deportes", "Opinión"]);

    public static DemoWords In(string language) => language == "es" ? Spanish : English;
}
