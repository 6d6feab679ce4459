namespace NewsMonitor.Dashboard.Operations;

/// <summary>How many messages lie in each queue, roughly, those in work included.</summary>
public interface IQueueDepths
{
    Task<IReadOnlyList<QueueDepth>> ReadAsync(CancellationToken cancellationToken);
}

public sealed record QueueDepth(string Queue, int Messages);
