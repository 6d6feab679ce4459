using System.Collections.Concurrent;
using System.Text;
using NewsMonitor.Http;

namespace NewsMonitor.Stories.Pages;

/// <summary>Each host's robots.txt, read once a day: an answer of 4xx allows everything, a host in trouble nothing for now.</summary>
public sealed class Robots(SafeHttp http, TimeProvider clock)
{
    /// <summary>The product token that publishers can write rules for.</summary>
    public const string Agent = "NewsMonitor";

    private const int MaxBytes = 500 * 1024;
    private const int MostHosts = 5_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeptInTrouble = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Known> hosts = new(StringComparer.OrdinalIgnoreCase);

    public async Task<RobotsAnswer> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        var host = $"{url.Scheme}://{url.Authority}";
        if (!hosts.TryGetValue(host, out var known) || known.Until <= clock.GetUtcNow())
        {
            known = await ReadAsync(new Uri(url, "/robots.txt"), cancellationToken);
            if (hosts.Count >= MostHosts)
                hosts.Clear();
            hosts[host] = known;
        }

        if (known.Rules is not { } rules)
            return new(new(FailureKind.RobotsDisallowed, $"{url.Host} did not tell what it allows (robots.txt): {known.Trouble}"), null);
        return rules.Allows(url)
            ? new(null, rules.Delay)
            : new(new(FailureKind.RobotsDisallowed, $"{url.Host} does not allow this page to be read by programs (robots.txt)."), null);
    }

    private async Task<Known> ReadAsync(Uri file, CancellationToken cancellationToken)
    {
        var answer = await http.SendAsync(new SafeRequest(file) { MaxBytes = MaxBytes, TotalTimeout = TimeSpan.FromSeconds(10) }, cancellationToken);
        var now = clock.GetUtcNow();
        if (answer.Failure is null or { Kind: FailureKind.TooLarge })
            return new(RobotsRules.Parse(Encoding.UTF8.GetString(answer.Body.Span), Agent), null, now + Kept);
        return (int?)answer.Status is >= 400 and < 500 and not 429
            ? new(RobotsRules.AllowAll, null, now + Kept)
            : new(null, answer.Failure.Reason, now + KeptInTrouble);
    }

    private sealed record Known(RobotsRules? Rules, string? Trouble, DateTimeOffset Until);
}

/// <summary>Null where the page may be asked for, and how far apart the host wants requests.</summary>
public readonly record struct RobotsAnswer(Failure? Refusal, TimeSpan? Delay);
