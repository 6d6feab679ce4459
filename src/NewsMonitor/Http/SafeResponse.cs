using System.Net;

namespace NewsMonitor.Http;

/// <summary>A server's answer, or why there is none. Expected failure is a value here; nothing is thrown but cancellation.</summary>
public sealed record SafeResponse
{
    /// <summary>Where the last hop ended.</summary>
    public required Uri Url { get; init; }

    /// <summary>Null when no answer came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Response and content headers of the last hop; names compare without case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Decompressed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Every redirect taken, first to last.</summary>
    public IReadOnlyList<Hop> Hops { get; init; } = [];

    /// <summary>Null when the answer is usable (2xx or 304).</summary>
    public Failure? Failure { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>One redirect: the address that answered, with what status, and where it pointed.</summary>
public sealed record Hop(Uri From, int Status, Uri To);
