namespace NewsMonitor.Http;

/// <summary>What to ask of a server outside, and how much of an answer to accept.</summary>
public sealed record SafeRequest(Uri Url)
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Request headers as name and value; a value with CR or LF is refused.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string? BodyType { get; init; }

    /// <summary>Bytes after decompression.</summary>
    public long MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>0 makes a redirect an answer like any other.</summary>
    public int MaxRedirects { get; init; } = 5;

    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
