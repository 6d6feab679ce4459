namespace NewsMonitor.Digests.Events;

/// <summary>What single words are worth: which say nothing, and which are one in both languages.</summary>
internal static class EventWords
{
    private const int StemLength = 6;

    private static readonly HashSet<string> English = Words(
        """
        the of to and in on for with by at from that is are was were be been has have had will would could may might not no it its this these those he she his her they
        their them who which what when where how why as an a or but if than then so after before during over under about into out up down off more most some any all
        also new said says say told tell tells who whom i we you our your us's there here only very just still yet while since until against between through because
        amid according one two week day days month year years time last next first today monday tuesday wednesday thursday friday saturday sunday it's s t d re ll ve
        would should can cannot did does do done being both each few other another such own same too now get gets got make makes made take takes took put
        """);

    private static readonly HashSet<string> Spanish = Words(
        """
        el la los las un una unos unas de del al a en y o u e que se su sus por para con sin sobre tras ante entre desde hasta hacia contra segun como mas pero si no ya
        lo le les me te nos es son fue fueron ser era eran ha han habia habian hay haber esta este estos estas ese esa esos esas eso esto aquel cual cuales quien quienes
        cuando donde muy tambien porque pues durante mientras sera seran seria dijo dice dicen segun afirmo aseguro explico senalo indico informo anuncio hoy ayer manana lunes
        martes miercoles jueves viernes sabado domingo semana dia dias mes ano anos uno dos tras otro otra otros otras nuevo nueva nuevos todo toda todos todas cada
        asi aunque solo solamente puede pueden podria podrian debe deben tiene tienen tenia hace hacer hizo estan estaba ni mi tu qué d
        """);

    private static readonly HashSet<string> Occasions = Words("after following amid despite over until ahead answer response retaliation tras despues luego ante hasta pese respuesta represalia raiz");

    private static readonly HashSet<string> Questions = Words("what how why who que como quien cual cuanto");

    /// <summary>What follows such a word in a headline is why or when, and another event than the one reported.</summary>
    public static bool OpensOccasion(string word) => Occasions.Contains(word);

    /// <summary>A headline that asks what an event means is about that event.</summary>
    public static bool Asks(string firstWord) => Questions.Contains(firstWord);

    public static bool IsEmpty(string word) => English.Contains(word) || Spanish.Contains(word);

    public static bool IsSpanish(IReadOnlyList<EventToken> tokens)
    {
        var lead = 0;
        foreach (var token in tokens)
            lead += (Spanish.Contains(token.Text) ? 1 : 0) - (English.Contains(token.Text) ? 1 : 0);
        return lead > 0;
    }

    /// <summary>The part of a word that its inflections share, and often its cognate too: "certificación" and "certification" give one.</summary>
    public static string Stem(string word)
    {
        Span<char> stem = stackalloc char[StemLength];
        var length = 0;
        for (var i = 0; i < word.Length && length < StemLength; i++)
        {
            var letter = Plain(word, ref i);
            if (length == 0 || stem[length - 1] != letter)
                stem[length++] = letter;
        }

        // A short word keeps its ending here, so that has to go by itself.
        if (length < StemLength)
        {
            if (length > 3 && stem[length - 1] == 's')
                length--;
            if (length > 3 && stem[length - 1] is 'a' or 'e' or 'o')
                length--;
        }

        return new string(stem[..length]);
    }

    private static char Plain(string word, ref int i)
    {
        var next = i + 1 < word.Length ? word[i + 1] : '\0';
        switch (word[i])
        {
            case 'p' when next == 'h':
                i++;
                return 'f';
            case 't' when next == 'h':
                i++;
                return 't';
            case 'q' when next == 'u':
                i++;
                return 'c';
            case 't' when next == 'i' && i + 2 < word.Length && word[i + 2] is 'o' or 'a':
            case 'k':
                return 'c';
            case 'y':
                return 'i';
            case 'z':
                return 's';
            default:
                return word[i];
        }
    }

    private static HashSet<string> Words(string list) => [.. list.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
