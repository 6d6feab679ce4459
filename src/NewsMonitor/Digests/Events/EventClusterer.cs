using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Digests.Events;

/// <summary>Groups reports into the events they tell of, over outlets and over English and Spanish. Pure; the order of the input does not matter.</summary>
public static class EventClusterer
{
    private const int ComparedWithAll = 300;
    private const int Candidates = 40;

    /// <returns>An event for each item, in the input's order.</returns>
    public static IReadOnlyList<string> Cluster(IReadOnlyList<EventItem> items)
    {
        var order = Enumerable.Range(0, items.Count).OrderBy(i => items[i].Published ?? DateTimeOffset.MaxValue)
            .ThenBy(i => items[i].Id, StringComparer.Ordinal).ThenBy(i => items[i].Title, StringComparer.Ordinal).ToArray();
        var reader = new EventSignatures(EventLexicon.Default);
        var signatures = reader.Of([.. order.Select(i => items[i])]);
        var groups = EventGroups.Of(signatures, new EventSimilarity(EventLexicon.Default), EventPairs.Of(signatures, reader, ComparedWithAll, Candidates));

        var events = new string[items.Count];
        foreach (var group in groups)
        {
            var name = NameOf(items[order[group[0]]]);
            foreach (var member in group)
                events[order[member]] = name;
        }

        return events;
    }

    // After its first report, so that later ones do not rename it.
    private static string NameOf(EventItem first) =>
        $"e{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{first.Id}\n{first.Title}")).AsSpan(0, 8))}";
}
