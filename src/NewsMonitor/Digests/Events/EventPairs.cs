namespace NewsMonitor.Digests.Events;

/// <summary>Which reports are worth comparing: in a small input all, in a large one those that share rare features.</summary>
internal static class EventPairs
{
    /// <summary>A feature that more reports have than this leads nobody to a partner.</summary>
    private const int MostCommon = 250;

    /// <summary>Up to so many reports every pair is worth a look.</summary>
    private const int ComparedWithAll = 400;

    /// <summary>Partners looked at for each report of a larger input.</summary>
    private const int Candidates = 40;

    public static IEnumerable<(int First, int Second)> Of(EventSignature[] signatures, EventSignatures corpus) =>
        signatures.Length <= ComparedWithAll ? All(signatures.Length) : ByRareFeatures(signatures, corpus);

    private static IEnumerable<(int, int)> All(int count)
    {
        for (var i = 1; i < count; i++)
            for (var j = 0; j < i; j++)
                yield return (j, i);
    }

    private static IEnumerable<(int, int)> ByRareFeatures(EventSignature[] signatures, EventSignatures corpus)
    {
        var holders = new Dictionary<int, List<(int Report, float Weight)>>();
        var scores = new float[signatures.Length];
        var touched = new List<int>();
        for (var i = 0; i < signatures.Length; i++)
        {
            var signature = signatures[i];
            for (var f = 0; f < signature.Features.Length; f++)
            {
                var id = signature.Features[f].Id;
                if (corpus.CountOf(id) > MostCommon)
                    continue;
                if (!holders.TryGetValue(id, out var list))
                    holders.Add(id, list = []);
                foreach (var (report, weight) in list)
                {
                    if (scores[report] == 0)
                        touched.Add(report);
                    scores[report] += weight * signature.Weights[f];
                }

                list.Add((i, signature.Weights[f]));
            }

            foreach (var report in touched.OrderByDescending(r => scores[r] / signatures[r].Norm).ThenBy(r => r).Take(Candidates))
                yield return (report, i);
            foreach (var report in touched)
                scores[report] = 0;
            touched.Clear();
        }
    }
}
