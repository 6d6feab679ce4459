using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Triggers;

/// <summary>What a phrase does for or against a trigger.</summary>
internal enum CueKind
{
    /// <summary>Is the happening in itself: "decertifies".</summary>
    Says,

    /// <summary>Is it together with an object nearby: "suspends" with "aid".</summary>
    Act,
    Object,

    /// <summary>Says that it does not happen: "ruled out".</summary>
    Denial,

    /// <summary>Turns round what follows at once: "not".</summary>
    Negation,

    /// <summary>Says that it may happen, or is asked for: "considers".</summary>
    Possibility,

    /// <summary>Says that what follows is the occasion and not the news: "after".</summary>
    Background,

    /// <summary>Says that it happened long ago: "a year ago".</summary>
    History,
}

/// <param name="Trigger">Index of the trigger it belongs to; -1 for the cues that all share.</param>
internal sealed record Cue(CueKind Kind, int Trigger, Phrase Phrase);
