namespace NewsMonitor.Feeds.Parsing;

/// <summary>Where the next "-->" and the like is. Remembers each answer, so that a million openings without a close cost one search, not a million.</summary>
internal sealed class NextClose(string text)
{
    private readonly Dictionary<string, (int From, int At)> known = new(StringComparer.Ordinal);

    /// <returns>-1 when there is none.</returns>
    public int Find(string close, int from)
    {
        if (known.TryGetValue(close, out var answer) && from >= answer.From && (answer.At < 0 || answer.At >= from))
            return answer.At;
        var at = from >= text.Length ? -1 : text.IndexOf(close, from, StringComparison.Ordinal);
        known[close] = (from, at);
        return at;
    }
}
