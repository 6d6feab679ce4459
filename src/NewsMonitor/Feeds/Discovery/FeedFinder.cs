using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NewsMonitor.Feeds.Parsing;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>
/// Finds a site's feeds from one of its pages: what the page announces and links to, and only where that gives none, where sites commonly have one.
/// Everything it names is asked, in its host's turn, and read.
/// </summary>
public sealed class FeedFinder(SafeHttp http, HostPoliteness hosts, IOptions<PollingOptions> options)
{
    private static readonly string[] CommonPlaces =
        ["/feed/", "/rss.xml", "/rss", "/arc/outboundfeeds/rss/?outputType=xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json"];

    /// <summary>Each candidate as it is tried, feed or not.</summary>
    public async IAsyncEnumerable<FoundFeed> FindAsync(Uri page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tried = new HashSet<string>();
        var itself = new FeedCandidate(page, FoundBy.Itself, null);
        var answer = await AskAsync(page, cancellationToken);
        var first = Read(itself, answer);
        yield return first;
        tried.Add(answer.Url.AbsoluteUri);
        if (first.IsFeed || answer.Status is null)
            yield break;

        var found = false;
        var html = answer.Failure is null ? FeedBytes.ToText(answer.Body.Span, answer.Header("content-type")) : "";
        foreach (var candidate in PageFeeds.Of(html, answer.Url).Where(candidate => tried.Add(candidate.Url.AbsoluteUri)))
        {
            var feed = Read(candidate, await AskAsync(candidate.Url, cancellationToken));
            found |= feed.IsFeed;
            yield return feed;
        }

        foreach (var place in PlacesAround(answer.Url).Where(place => !found && tried.Add(place.AbsoluteUri)))
        {
            var feed = Read(new(place, FoundBy.Guessed, null), await AskAsync(place, cancellationToken));
            found = feed.IsFeed;
            yield return feed;
        }
    }

    private async Task<SafeResponse> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        using var turn = await hosts.EnterAsync(url, cancellationToken);
        turn.Begin();
        return await http.SendAsync(new(url) { MaxBytes = options.Value.MaxFeedBytes, TotalTimeout = options.Value.FeedTimeout }, cancellationToken);
    }

    private static FoundFeed Read(FeedCandidate candidate, SafeResponse answer)
    {
        var found = new FoundFeed(answer.Url, candidate.By) { Title = candidate.Title };
        if (answer.Failure is { } failure)
            return found with { Failure = failure };
        var parsed = FeedParser.Parse(answer.Body, answer.Url, answer.Header("content-type"), answer.Header("content-location"));
        if (parsed.Document is not { } document)
            return found with { Failure = parsed.Fault!.ToFailure() };
        return found with
        {
            Title = document.Title ?? candidate.Title,
            Language = document.Language,
            Entries = document.Entries.Count,
            Newest = document.Entries.Max(entry => entry.Published ?? entry.Updated),
        };
    }

    // A section's own feed comes before the whole site's.
    private static IEnumerable<Uri> PlacesAround(Uri page)
    {
        if (page.AbsolutePath.Length > 1)
            yield return new Uri(page, page.AbsolutePath.TrimEnd('/') + "/feed/");
        foreach (var place in CommonPlaces)
            yield return new Uri(page, place);
    }
}
