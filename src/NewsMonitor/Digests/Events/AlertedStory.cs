using NewsMonitor.Stories;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Events;

/// <summary>A story that a digest told of, under which event, and how urgent the event was then.</summary>
public sealed record AlertedStory(Story Story, string Event, string Digest, Urgency Urgency);
