using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Matching;

/// <summary>Finds all phrases of a profile in a text, and its sentences, in one pass.</summary>
internal sealed class TextScanner(PhraseAutomaton automaton, IReadOnlyList<Phrase> phrases)
{
    private readonly Phrase[] phrases = [.. phrases];

    // Most phrases are found however they are spelled: for those nothing of the phrase is looked at.
    private readonly bool[] plain = [.. phrases.Select(p => p.IsPlain)];

    private const int Ring = 16;

    /// <summary>A sentence is not let grow beyond this: tables and lists have no full stops.</summary>
    private const int LongestSentence = 80;

    public void Scan(ReadOnlySpan<char> text, ScannedText result)
    {
        result.Clear();
        Span<int> starts = stackalloc int[Ring];
        var (at, state, token, broken, previousStart, previousEnd) = (0, 0, 0, 0, 0, 0);

        while (true)
        {
            var gap = SkipGap(text, ref at);
            if (at >= text.Length)
                break;

            var start = at;
            var word = ReadWord(text, ref at);
            var opens = Opens(gap, text, previousStart, previousEnd, start, token - SentenceToken(result) >= LongestSentence);
            if (opens || token == 0)
                OpenSentence(result, start, token, gap);
            if (opens || (gap & (Gap.Stop | Gap.NewLine)) != 0)
                state = 0;
            if ((gap & Gap.Break) != 0)
                broken = token;

            starts[token & (Ring - 1)] = start;
            state = word < 0 ? 0 : automaton.Next(state, word);
            for (var output = state == 0 ? -1 : automaton.FirstOutput(state); output >= 0;)
            {
                (var phrase, var tokens, output) = automaton.Output(output);
                var first = token - tokens + 1;
                var from = starts[first & (Ring - 1)];
                if (plain[phrase] ? first >= broken : phrases[phrase].HasComma == (first < broken) && phrases[phrase].Accepts(text, from, at))
                    result.Hits.Add(new Hit(phrase, from, at, first, tokens, result.SentenceStarts.Count - 1));
            }

            (previousStart, previousEnd) = (start, at);
            token++;
        }

        result.Tokens = token;
    }

    private static Gap SkipGap(ReadOnlySpan<char> text, ref int at)
    {
        var gap = Gap.None;
        while (at < text.Length && Folding.Of(text[at]) <= Folding.Skip)
        {
            if (Folding.Of(text[at]) == Folding.None)
                gap |= Gaps.Of(text[at]);
            at++;
        }

        return gap;
    }

    private int ReadWord(ReadOnlySpan<char> text, ref int at)
    {
        var hash = PhraseAutomaton.Start;
        var start = at;
        var marks = false;
        for (; at < text.Length; at++)
        {
            var folded = Folding.Of(text[at]);
            if (folded == Folding.None)
                break;
            if (folded == Folding.Skip)
                marks = true;
            else
                hash = PhraseAutomaton.Add(hash, folded);
        }

        return automaton.WordOf(marks ? PhraseAutomaton.Hash(text[start..at]) : hash);
    }

    private static int SentenceToken(ScannedText result) => result.SentenceTokens.Count > 0 ? result.SentenceTokens[^1] : 0;

    private static bool Opens(Gap gap, ReadOnlySpan<char> text, int previousStart, int previousEnd, int start, bool tooLong)
    {
        if ((gap & (Gap.Stop | Gap.NewLine)) != 0 || (tooLong && gap != Gap.None))
            return true;
        if ((gap & Gap.Dot) == 0 || (gap & (Gap.Space | Gap.Break)) == 0)
            return false;

        // "Sen. Rubio", "EE. UU. y", "J. D. Vance" go on; "in the U.S. Petro said" is taken as going on too.
        var shortCapital = previousEnd - previousStart <= 3 && char.IsUpper(text[previousStart]);
        return !shortCapital && (char.IsUpper(text[start]) || char.IsDigit(text[start]));
    }

    private static void OpenSentence(ScannedText result, int start, int token, Gap gap)
    {
        var paragraph = result.Paragraphs.Count == 0 ? 0 : result.Paragraphs[^1] + ((gap & Gap.NewLine) != 0 ? 1 : 0);
        result.SentenceStarts.Add(start);
        result.SentenceTokens.Add(token);
        result.Paragraphs.Add(paragraph);
    }
}
