namespace NewsMonitor.Digests.Events;

/// <summary>One feature of a report: an idea, a word, a name, a number or a date.</summary>
/// <param name="Weight">How much it says about this report, before how rare it is counts.</param>
/// <param name="Bridges">It would look the same in the other language.</param>
/// <param name="Common">Two reports that share nothing else share nothing.</param>
internal readonly record struct EventFeature(int Id, float Weight, bool Bridges, bool Common);

/// <summary>What a report is about, in the form that reports are compared in.</summary>
internal sealed class EventSignature
{
    public required bool Spanish { get; init; }
    public required DateTimeOffset? Published { get; init; }

    /// <summary>By feature id.</summary>
    public required EventFeature[] Features { get; init; }

    /// <summary>Topics and acts that the title names; where it names none, those of the lead.</summary>
    public required HashSet<int> Topics { get; init; }
    public required HashSet<int> Acts { get; init; }
    public required HashSet<int> Ordinals { get; init; }

    /// <summary>With the wider places around them.</summary>
    public required HashSet<int> Places { get; init; }

    /// <summary>Unknown names of title and lead.</summary>
    public required HashSet<int> Names { get; init; }

    /// <summary>Every word of the report, to see whether it knows another's names at all.</summary>
    public required HashSet<int> Words { get; init; }
    public required IReadOnlyList<EventNumber> Numbers { get; init; }

    /// <summary>The topic is somebody's: a visa, an extradition, a listing.</summary>
    public required bool Personal { get; init; }

    /// <summary>Features with their rarity counted in; set once the whole input is known.</summary>
    public float[] Weights { get; set; } = [];

    /// <summary>Length of <see cref="Weights"/>, for a partner of the same language and for one of the other.</summary>
    public float Norm { get; set; }
    public float BridgingNorm { get; set; }
}
