using System.Globalization;

namespace NewsMonitor.Digests.Events;

/// <summary>Reads reports into signatures, and learns from all of them together which features are rare.</summary>
internal sealed class EventSignatures(EventLexicon lexicon)
{
    /// <summary>As if so many ordinary stories had been seen before: a digest of five stories must not find everything rare.</summary>
    private const float Seen = 60;

    private static readonly float[] ZoneWeights = [1f, 0.75f, 0.35f, 0.8f];

    private readonly Dictionary<string, int> ids = [];
    private readonly List<float> expected = [];
    private readonly List<int> counts = [];

    public EventSignature[] Of(IReadOnlyList<EventItem> items)
    {
        var signatures = items.Select(Read).ToArray();
        foreach (var signature in signatures)
            foreach (var feature in signature.Features)
                counts[feature.Id]++;
        foreach (var signature in signatures)
            Weigh(signature, items.Count);
        return signatures;
    }

    /// <summary>In how many of the reports a feature occurs.</summary>
    public int CountOf(int feature) => counts[feature];

    private void Weigh(EventSignature signature, int total)
    {
        var weights = new float[signature.Features.Length];
        var (own, bridging) = (0f, 0f);
        for (var i = 0; i < weights.Length; i++)
        {
            var feature = signature.Features[i];
            weights[i] = feature.Weight * MathF.Log(1 + (total + Seen) / (counts[feature.Id] + Seen * expected[feature.Id]));
            own += weights[i] * weights[i];
            var across = feature.Bridges ? weights[i] : weights[i] * EventSimilarity.CognateShare;
            bridging += across * across;
        }

        signature.Weights = weights;
        signature.Norm = MathF.Sqrt(own);
        signature.BridgingNorm = MathF.Sqrt(bridging);
    }

    private EventSignature Read(EventItem item)
    {
        var tokens = EventTokens.Of(item);
        var spanish = item.Lang is { Length: >= 2 } lang ? lang.StartsWith("es", StringComparison.OrdinalIgnoreCase) : EventWords.IsSpanish(tokens);
        var reading = new Reading(tokens, spanish);
        FindConcepts(reading);
        FindNumbers(reading);
        FindWords(reading);
        return reading.Signature(item, lexicon);
    }

    private void FindConcepts(Reading reading)
    {
        for (var at = 0; at < reading.Tokens.Count; at++)
        {
            var (place, zone) = (at, reading.Tokens[at].Zone);
            lexicon.FindAt(reading.Tokens, at, reading.Spanish, (number, length) =>
            {
                var concept = lexicon.Concepts[number];
                for (var i = place; i < place + length; i++)
                    reading.Covered[i] = true;
                reading.Add(IdOf($"c:{concept.Id}", concept.Common ? 0.45f : 0.06f), ZoneWeights[(int)zone] * WeightOf(concept), bridges: true, concept.Common);
                reading.Note(number, concept, zone);
            });
        }
    }

    private static float WeightOf(EventConcept concept) => concept.Kind switch
    {
        _ when concept.Common => 0.5f,
        ConceptKind.Topic => 1.3f,
        ConceptKind.Place => 1.1f,
        ConceptKind.Ordinal => 0.4f,
        ConceptKind.Act => 0.8f,
        _ => 0.9f,
    };

    private void FindNumbers(Reading reading)
    {
        reading.Numbers = EventNumbers.Of(reading.Tokens, reading.Spanish);
        foreach (var number in reading.Numbers)
        {
            var weight = ZoneWeights[(int)number.Zone] * (number.Value < 10 && number.Unit.Length == 0 ? 0.5f : 1.1f);
            reading.Add(IdOf($"n:{number.Value.ToString("R", CultureInfo.InvariantCulture)}", number.Value <= 3 ? 0.1f : 0.02f), weight, bridges: true);
            reading.Covered[number.At] = true;
        }
    }

    private void FindWords(Reading reading)
    {
        var titleCase = IsTitleCase(reading.Tokens);
        foreach (var (at, token) in reading.Tokens.Index())
        {
            if (token.Text.Length < 2 || token.IsNumber || EventWords.IsEmpty(token.Text))
                continue;

            var id = IdOf($"w:{EventWords.Stem(token.Text)}", 0.012f);
            reading.Words.Add(id);
            if (reading.Covered[at])
                continue;

            var name = token.Capital && !token.Opens && !(token.Zone == EventZone.Title && titleCase);
            reading.Add(id, ZoneWeights[(int)token.Zone] * (name ? 1.2f : 0.8f), bridges: name);
            if (name && token.Zone is (EventZone.Title or EventZone.Lead))
                reading.Names.Add(id);
        }
    }

    // English headlines may write every word large; then a capital says nothing.
    private static bool IsTitleCase(List<EventToken> tokens)
    {
        var (large, all) = (0, 0);
        foreach (var token in tokens)
        {
            if (token.Zone != EventZone.Title || token.Text.Length < 4 || token.IsNumber)
                continue;
            all++;
            large += token.Capital ? 1 : 0;
        }

        return all >= 4 && large > 0.7 * all;
    }

    private int IdOf(string key, float expectedShare)
    {
        if (ids.TryGetValue(key, out var id))
            return id;
        ids.Add(key, id = ids.Count);
        expected.Add(expectedShare);
        counts.Add(0);
        return id;
    }

    /// <summary>What is gathered while one report is read.</summary>
    private sealed class Reading(List<EventToken> tokens, bool spanish)
    {
        private readonly Dictionary<int, EventFeature> features = [];
        private readonly HashSet<int>[] acts = [[], [], [], []];
        private readonly HashSet<int>[] topics = [[], [], [], []];
        private readonly HashSet<int> places = [];
        private readonly HashSet<int> ordinals = [];

        public List<EventToken> Tokens { get; } = tokens;
        public bool Spanish { get; } = spanish;
        public bool[] Covered { get; } = new bool[tokens.Count];
        public HashSet<int> Names { get; } = [];
        public HashSet<int> Words { get; } = [];
        public List<EventNumber> Numbers { get; set; } = [];

        // A feature counts once, where it stands best.
        public void Add(int id, float weight, bool bridges, bool common = false)
        {
            var known = features.GetValueOrDefault(id);
            features[id] = new(id, Math.Max(weight, known.Weight), bridges || known.Bridges, common);
        }

        public void Note(int number, EventConcept concept, EventZone zone)
        {
            if (concept.Kind == ConceptKind.Act)
                acts[(int)zone].Add(number);
            else if (concept.Kind == ConceptKind.Topic && !concept.Common)
                topics[(int)zone].Add(number);
            else if (concept.Kind == ConceptKind.Place && !concept.Common && zone is (EventZone.Title or EventZone.Lead))
                places.Add(number);
            else if (concept.Kind == ConceptKind.Ordinal && zone == EventZone.Title)
                ordinals.Add(number);
        }

        public EventSignature Signature(EventItem item, EventLexicon lexicon)
        {
            var told = new[] { EventZone.Title, EventZone.Lead, EventZone.Occasion }.Select(zone => topics[(int)zone]).FirstOrDefault(found => found.Count > 0, []);
            return new()
            {
                Spanish = Spanish,
                Published = item.Published,
                Features = [.. features.Values.OrderBy(f => f.Id)],
                Topics = told,
                Acts = acts[0].Count > 0 ? acts[0] : acts[1],
                Ordinals = ordinals,
                Places = [.. places, .. places.Select(p => lexicon.Within[p]).Where(p => p >= 0)],
                Names = Names,
                Words = Words,
                Numbers = Numbers,
                Personal = told.Any(t => lexicon.Concepts[t].Personal),
            };
        }
    }
}
