using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>Asks one feed once, no more than it must, and reads what comes. Stores nothing.</summary>
public sealed class FeedVisitor(SafeHttp http, IOptions<PollingOptions> options, TimeProvider clock) : IDisposable
{
    private const string Accepted =
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5";
    private const int ExcerptLength = 200;
    private const int LargeBody = 1024 * 1024;

    private readonly PollingOptions options = options.Value;

    // A document takes some fifteen times its bytes while it is read: large ones take turns.
    private readonly SemaphoreSlim large = new(1, 1);

    /// <summary>Which of its addresses the feed is asked by now.</summary>
    public Uri AddressOf(Feed feed, FeedState state, PollTime time) =>
        state.OnFallback && feed.FallbackUrl is { } fallback && !FullIsDue(time) ? fallback : state.Adopted ?? feed.Url;

    public async Task<Visit> VisitAsync(Feed feed, FeedState state, PollTime time, CancellationToken cancellationToken)
    {
        var asked = AddressOf(feed, state, time);
        var conditional = !FullIsDue(time) && !state.IgnoreValidators && state.Validators?.From == asked ? state.Validators : null;
        var answer = await http.SendAsync(RequestFor(asked, conditional), cancellationToken);
        var visit = new Visit(state, asked) { Answer = answer };

        if (answer.Failure is { } failure)
            return Failed(visit, feed, failure, null, ExcerptOf(answer));
        visit = visit with { State = state.AfterRedirects(asked, answer.Hops, options.AdoptRedirectAfter, clock.GetUtcNow()) };
        if (answer.Status == HttpStatusCode.NotModified)
        {
            return conditional is null
                ? Failed(visit, feed, new(FailureKind.Malformed, "The server says \"not modified\" though nobody asked."), null, null)
                : visit with { State = Well(visit.State, feed, asked) with { Validators = Refreshed(conditional, answer) } };
        }

        return await ReadInTurnAsync(visit, feed, cancellationToken);
    }

    public void Dispose() => large.Dispose();

    private async Task<Visit> ReadInTurnAsync(Visit visit, Feed feed, CancellationToken cancellationToken)
    {
        if (visit.Answer.Body.Length < LargeBody)
            return Read(visit, feed);
        await large.WaitAsync(cancellationToken);
        try
        {
            return Read(visit, feed);
        }
        finally
        {
            large.Release();
        }
    }

    private Visit Read(Visit visit, Feed feed)
    {
        var (state, answer) = (visit.State, visit.Answer);
        var validators = ValidatorsOf(visit.Asked, answer);
        var hash = Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span).AsSpan(0, 16));
        // Same address, same tags, other words: its "not modified" can't be believed.
        var bogus = state.BodyHash is not null && hash != state.BodyHash && validators is not null && validators == state.Validators;
        var well = Well(state, feed, visit.Asked) with { Validators = validators, IgnoreValidators = state.IgnoreValidators || bogus };
        if (hash == state.BodyHash)
            return visit with { State = well, Full = true };

        var parsed = FeedParser.Parse(answer.Body, answer.Url, answer.Header("content-type"), answer.Header("content-location"));
        if (parsed.Fault is { } fault)
            return Failed(visit, feed, fault.ToFailure(), fault.Line, fault.Excerpt);
        return visit with { State = Described(well, parsed.Document!, answer) with { BodyHash = hash }, Document = parsed.Document, Full = true };
    }

    private FeedState Described(FeedState state, FeedDocument document, SafeResponse answer)
    {
        var now = clock.GetUtcNow();
        var dates = document.Entries.Select(entry => entry.Published ?? entry.Updated).OfType<DateTimeOffset>().Where(date => date <= now).ToList();
        return state with
        {
            Title = document.Title,
            Mended = document.Mended,
            Entries = document.Entries.Count,
            Newest = dates.Count > 0 ? dates.Max() : null,
            Gap = PollSchedule.GapOf(document.Entries, now),
            Stated = Statements.Of(document.Rhythm, answer, now),
            SkipHours = document.Rhythm.SkipHours.Where(hour => hour is >= 0 and < 24).Aggregate(0, (bits, hour) => bits | 1 << hour),
            SkipDays = document.Rhythm.SkipDays.Aggregate(0, (bits, day) => bits | 1 << (int)day),
        };
    }

    /// <summary>The last good reading stays; beside it stands what is wrong now.</summary>
    private Visit Failed(Visit visit, Feed feed, Failure failure, int? line, string? excerpt)
    {
        var state = visit.State.Ill(failure, line, excerpt, clock.GetUtcNow());
        if (feed.FallbackUrl is not null)
            state = state with { OnFallback = visit.Asked != feed.FallbackUrl };
        // A move that led nowhere is taken back.
        if (visit.Asked == state.Adopted && failure.Kind is FailureKind.NotFound or FailureKind.Gone or FailureKind.NameNotResolved or FailureKind.TlsError)
            state = state with { Adopted = null };
        return visit with { State = state, Failure = failure };
    }

    private static FeedState Well(FeedState state, Feed feed, Uri asked) =>
        state with { Illness = null, OnFallback = feed.FallbackUrl is not null && asked == feed.FallbackUrl };

    private bool FullIsDue(PollTime time) => time.LastFull is not { } last || clock.GetUtcNow() - last >= options.FullReadEvery;

    private SafeRequest RequestFor(Uri url, Validators? validators)
    {
        // Closed after the answer: the next question is minutes away, and thousands of idle connections are a burden to both sides.
        var headers = new List<KeyValuePair<string, string>> { new("Accept", Accepted), new("Connection", "close") };
        if (validators?.ETag is { } tag)
            headers.Add(new("If-None-Match", tag));
        if (validators?.LastModified is { } date)
            headers.Add(new("If-Modified-Since", date));
        return new(url) { Headers = headers, MaxBytes = options.MaxFeedBytes, TotalTimeout = options.FeedTimeout };
    }

    private static Validators? ValidatorsOf(Uri asked, SafeResponse answer) =>
        (answer.Header("etag"), answer.Header("last-modified")) is var (tag, date) && (tag ?? date) is not null ? new(asked, tag, date) : null;

    private static Validators Refreshed(Validators sent, SafeResponse answer) =>
        sent with { ETag = answer.Header("etag") ?? sent.ETag, LastModified = answer.Header("last-modified") ?? sent.LastModified };

    private static string? ExcerptOf(SafeResponse answer)
    {
        if (answer.Body.IsEmpty)
            return null;
        var text = Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, 4 * ExcerptLength)]);
        return text.Length > ExcerptLength ? text[..ExcerptLength] : text;
    }
}
