namespace NewsMonitor.Http;

/// <summary>The one guarded HTTP client: feeds, pages, robots.txt, discovery and webhooks all leave through it.</summary>
public sealed class SafeHttp
{
    public Task<SafeResponse> SendAsync(SafeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
