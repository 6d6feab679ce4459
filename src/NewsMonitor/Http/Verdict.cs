using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace NewsMonitor.Http;

/// <summary>Puts what went wrong into a category and a sentence. Names hosts, never paths: a webhook's path is its secret.</summary>
internal static class Verdict
{
    /// <summary>Null for an answer that can be used.</summary>
    public static Failure? Of(HttpStatusCode status, Func<string, string?> header, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (status == HttpStatusCode.NotModified)
            return null;
        if (BotChallenge.VendorOf(status, header, body) is { } vendor)
            return new(FailureKind.BotChallenge, $"{vendor} asks for proof of a human ({(int)status}).") { RetryAfter = RetryAfter.Of(header("retry-after"), now) };
        if ((int)status is >= 200 and < 300)
            return null;

        var (kind, words) = Meaning((int)status);
        return new(kind, $"{words} ({(int)status}).") { RetryAfter = RetryAfter.Of(header("retry-after"), now) };
    }

    /// <summary>Null for an exception that no server can cause.</summary>
    public static Failure? Of(Exception exception, string host)
    {
        // First: what a cancelled read leaves behind looks like a broken connection.
        if (exception is OperationCanceledException)
            return new(FailureKind.TimedOut, $"{host} gave no complete answer in time.");

        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (OfOne(e, host) is { } failure)
                return failure;
        }

        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                new(FailureKind.TooLarge, $"{host} sent more headers than are accepted."),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } =>
                new(FailureKind.Malformed, $"{host} did not answer in HTTP."),
            HttpRequestException or IOException => new(FailureKind.ConnectionFailed, $"The connection to {host} broke."),
            UriFormatException => new(FailureKind.AddressRefused, "The host's name is not a valid one."),
            _ => null,
        };
    }

    private static Failure? OfOne(Exception exception, string host) => exception switch
    {
        AddressRefusedException => new(FailureKind.AddressRefused, exception.Message),
        AuthenticationException => new(FailureKind.TlsError, $"{host} has no certificate that can be trusted."),
        InvalidDataException => new(FailureKind.Malformed, $"{host} sent a body that does not unpack."),
        TimeoutException => new(FailureKind.TimedOut, $"{host}: {exception.Message}"),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery } =>
            new(FailureKind.NameNotResolved, $"The name {host} does not resolve."),
        SocketException { SocketErrorCode: SocketError.TimedOut } => new(FailureKind.TimedOut, $"{host} does not answer."),
        SocketException => new(FailureKind.ConnectionFailed, $"{host} cannot be connected to: {exception.Message}."),
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => new(FailureKind.ConnectionFailed, $"{host} hung up in the middle of its answer."),
        _ => null,
    };

    private static (FailureKind Kind, string Words) Meaning(int status) => status switch
    {
        404 => (FailureKind.NotFound, "Not found"),
        410 => (FailureKind.Gone, "Gone for good"),
        401 or 407 => (FailureKind.Forbidden, "A login is asked for"),
        402 => (FailureKind.Paywall, "Payment is asked for"),
        403 => (FailureKind.Forbidden, "Forbidden"),
        408 or 504 => (FailureKind.TimedOut, "The server ran out of time"),
        429 => (FailureKind.RateLimited, "Too many requests"),
        451 => (FailureKind.Forbidden, "Withheld for legal reasons"),
        >= 500 => (FailureKind.ServerError, "The server has a fault"),
        >= 300 and < 400 => (FailureKind.TooManyRedirects, "A redirect that is not followed"),
        _ => (FailureKind.Other, "Not an answer to use"),
    };
}
