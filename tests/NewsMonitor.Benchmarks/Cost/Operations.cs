namespace NewsMonitor.Benchmarks.Cost;

/// <summary>Storage operations by what they are billed as.</summary>
internal readonly record struct Operations(double BlobWrites, double BlobReads, double Queue, double Table)
{
    public static Operations operator +(Operations a, Operations b) =>
        new(a.BlobWrites + b.BlobWrites, a.BlobReads + b.BlobReads, a.Queue + b.Queue, a.Table + b.Table);

    public static Operations operator *(double times, Operations each) =>
        new(times * each.BlobWrites, times * each.BlobReads, times * each.Queue, times * each.Table);

    public static Operations operator -(Operations a, Operations b) => a + -1 * b;

    public override string ToString() => FormattableString.Invariant($"| {BlobWrites:0.##} | {BlobReads:0.##} | {Queue:0.##} | {Table:0.##} |");
}
