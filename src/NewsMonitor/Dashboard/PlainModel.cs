namespace NewsMonitor.Dashboard;

/// <summary>A page with nothing but something to say.</summary>
public sealed record PlainModel(string Title, string Words);
