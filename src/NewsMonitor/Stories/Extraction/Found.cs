namespace NewsMonitor.Stories.Extraction;

/// <summary>A fact and where on the page it was.</summary>
internal sealed record Found<T>(T Value, string Source);
