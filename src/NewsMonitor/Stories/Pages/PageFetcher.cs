using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Stories.Pages;

/// <summary>Fetches one article page, if its host allows it and when its turn comes. What goes wrong is in the answer.</summary>
public sealed class PageFetcher(SafeHttp http, Robots robots, HostTurns turns, HostHolds holds, IOptions<PageOptions> options, TimeProvider clock)
{
    private static readonly string[] Witnesses = ["date", "last-modified", "etag", "content-type", "content-language", "cache-control", "age", "server"];

    public async Task<FetchedPage> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        var allowed = await robots.AskAsync(url, cancellationToken);
        if (allowed.Refusal is { } refusal)
            return FetchedPage.Failed(url, refusal);
        if (await turns.WaitAsync(url, allowed.Delay, cancellationToken) is { } busy)
            return FetchedPage.Failed(url, busy);

        var answer = await http.SendAsync(RequestFor(url), cancellationToken);
        if (answer.Failure is { } failure)
        {
            await holds.HeedAsync(answer.Url, failure, cancellationToken);
            return FetchedPage.Failed(answer.Url, failure);
        }

        var type = answer.Header("content-type");
        return IsHtml(type)
            ? new FetchedPage(answer.Url, answer.Body, type, RecordOf(answer), null)
            : FetchedPage.Failed(answer.Url, new(FailureKind.UnsupportedType, $"{answer.Url.Host} sent {type?.Split(';')[0]} instead of a page."));
    }

    private SafeRequest RequestFor(Uri url) => new(url)
    {
        Headers = [new("Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"), new("Accept-Language", "en, es;q=0.9")],
        MaxBytes = options.Value.MaxBytes,
        TotalTimeout = options.Value.Timeout,
    };

    private PageRecord RecordOf(SafeResponse answer) => new()
    {
        Url = answer.Url,
        Hops = answer.Hops,
        FetchedAt = clock.GetUtcNow(),
        Status = (int)answer.Status!,
        Headers = Witnesses.Where(answer.Headers.ContainsKey).ToDictionary(name => name, name => answer.Headers[name]),
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span)),
        Bytes = answer.Body.Length,
    };

    // A server that names no type sends a page more often than not.
    private static bool IsHtml(string? type) => type is null || type.Contains("html", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A page as it came, or why it did not.</summary>
public sealed record FetchedPage(Uri Url, ReadOnlyMemory<byte> Body, string? ContentType, PageRecord? Record, Failure? Failure)
{
    public static FetchedPage Failed(Uri url, Failure failure) => new(url, ReadOnlyMemory<byte>.Empty, null, null, failure);
}
