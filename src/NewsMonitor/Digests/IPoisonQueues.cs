namespace NewsMonitor.Digests;

/// <summary>What gave up: messages that failed five times, and digests that reached nobody for three days.</summary>
public interface IPoisonQueues
{
    /// <summary>Remembers why a message failed, for when it ends here.</summary>
    Task NoteAsync(string message, string reason, CancellationToken cancellationToken);

    Task SetAsideAsync(DigestRequest request, string reason, CancellationToken cancellationToken);

    /// <summary>The first 32 of each queue: storage shows no more without taking them.</summary>
    Task<IReadOnlyList<PoisonMessage>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Sends again what is there, all of it or one message, and removes it once that is done.</summary>
    /// <returns>How many were sent again.</returns>
    Task<int> RedriveAsync(string? messageId, CancellationToken cancellationToken);
}

/// <param name="Reason">Why it last failed, where that was noted.</param>
/// <param name="InQueue">How many lie in its queue in all, roughly.</param>
public sealed record PoisonMessage(string Queue, string Id, string Body, DateTimeOffset? Since, string? Reason, int InQueue);
