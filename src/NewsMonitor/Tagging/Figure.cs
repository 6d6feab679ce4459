namespace NewsMonitor.Tagging;

/// <summary>An amount named in a story: "$380m a year", "253.000 hectáreas", "25 %".</summary>
public sealed record Figure
{
    /// <summary>"money", "area", "percentage", "quantity" or "date".</summary>
    public required string Kind { get; init; }
    public required string Text { get; init; }

    /// <summary>The number in full, 380000000 for "$380m"; null for a date.</summary>
    public double? Value { get; init; }

    /// <summary>"USD", "COP", "ha", "km2", "t", "people"…</summary>
    public string? Unit { get; init; }
    public required int Offset { get; init; }
    public required int Length { get; init; }
    public required string Sentence { get; init; }
}
