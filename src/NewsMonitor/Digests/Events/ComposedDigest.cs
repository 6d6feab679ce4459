using NewsMonitor.Feeds;

namespace NewsMonitor.Digests.Events;

/// <summary>What a digest says, in order, and what it leaves out and why. Every pending story is in exactly one of the three lists.</summary>
public sealed record ComposedDigest
{
    public IReadOnlyList<DigestEntry> Entries { get; init; } = [];

    /// <summary>What the subscription's maximum left no room for, in order: to be named in one line each, never dropped.</summary>
    public IReadOnlyList<DigestEntry> More { get; init; } = [];

    public IReadOnlyList<SuppressedStory> Suppressed { get; init; } = [];
}

/// <summary>A story that says nothing new: which event it belongs to, and which story told of it in which digest.</summary>
public sealed record SuppressedStory(StoryId Story, int Version, string Event, StoryId DuplicateOf, string Digest, string Reason);
