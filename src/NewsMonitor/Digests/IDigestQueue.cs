namespace NewsMonitor.Digests;

/// <summary>The <c>digests</c> queue. A request may be delivered twice, late, or (more than seven days ahead) early.</summary>
public interface IDigestQueue
{
    Task SendAsync(DigestRequest request, TimeSpan delay, CancellationToken cancellationToken);
}
