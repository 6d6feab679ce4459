using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Digests.Events;

/// <summary>Groups reports into the events they tell of, over outlets and over English and Spanish. Pure; the order of the input does not matter.</summary>
public static class EventClusterer
{
    /// <returns>An event for each item, in the input's order.</returns>
    public static IReadOnlyList<string> Cluster(IReadOnlyList<EventItem> items) => Read(items).Events;

    internal static EventClusters Read(IReadOnlyList<EventItem> items)
    {
        var order = Enumerable.Range(0, items.Count).OrderBy(i => items[i].Published ?? DateTimeOffset.MaxValue)
            .ThenBy(i => items[i].Id, StringComparer.Ordinal).ThenBy(i => items[i].Title, StringComparer.Ordinal)
            .ThenBy(i => items[i].Text, StringComparer.Ordinal).ToArray();
        var corpus = new EventSignatures(EventLexicon.Default);
        var similarity = new EventSimilarity(EventLexicon.Default);
        var signatures = corpus.Of([.. order.Select(i => items[i])]);
        var groups = EventGroups.Of(signatures, similarity, EventPairs.Of(signatures, corpus));

        var (events, own) = (new string[items.Count], new EventSignature[items.Count]);
        foreach (var group in groups)
        {
            var name = NameOf(items[order[group[0]]]);
            foreach (var member in group)
                (events[order[member]], own[order[member]]) = (name, signatures[member]);
        }

        return new(events, own, similarity);
    }

    // After its first report, so that later ones do not rename it.
    private static string NameOf(EventItem first) =>
        $"e{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{first.Id}\n{first.Title}")).AsSpan(0, 8))}";
}

/// <summary>The outcome with what it rests on. Both lists are in the input's order.</summary>
internal sealed record EventClusters(IReadOnlyList<string> Events, IReadOnlyList<EventSignature> Signatures, EventSimilarity Similarity)
{
    public float Likeness(int first, int second) => Similarity.Of(Signatures[first], Signatures[second]);
}
