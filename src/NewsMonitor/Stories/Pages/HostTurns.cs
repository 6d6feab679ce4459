using Microsoft.Extensions.Options;
using NewsMonitor.Http;

namespace NewsMonitor.Stories.Pages;

/// <summary>Waits for a host's turn among all instances that fetch pages.</summary>
public sealed class HostTurns(IHostSlots slots, IOptions<HttpOptions> http, IOptions<PageOptions> pages, TimeProvider clock)
{
    private readonly AllowedTargets targets = new(http.Value);

    /// <returns>Null when it is our turn; else why it will not be soon.</returns>
    public async Task<Failure?> WaitAsync(Uri url, TimeSpan? asked, CancellationToken cancellationToken)
    {
        if (targets.IsPrivate(url.IdnHost, url.Port))
            return null;

        var spacing = asked > http.Value.HostSpacing ? asked.Value : http.Value.HostSpacing;
        var now = clock.GetUtcNow();
        if (await slots.ReserveAsync(HostPoliteness.KeyOf(url), spacing, now + pages.Value.MaxWait, cancellationToken) is not { } start)
            return new(FailureKind.RateLimited, $"{url.Host} is asked for so many pages that this one's turn would not come in {pages.Value.MaxWait.TotalSeconds:0} s.");
        if (start > now)
            await Task.Delay(start - now, clock, cancellationToken);
        return null;
    }
}
