using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace NewsMonitor.Digests;

/// <summary>A message on the <c>digests</c> queue: this subscription is due in this slot.</summary>
public sealed record DigestRequest(string Subscription, DateTimeOffset Slot)
{
    /// <summary>How many rounds of delivery were tried before this message.</summary>
    public int Attempt { get; init; }

    /// <summary>How often it was put back because someone else was at work on the subscription.</summary>
    public int Waits { get; init; }

    /// <summary>Someone asked for it: what failed for good is tried again.</summary>
    public bool Again { get; init; }

    public static bool TryParse(string message, [NotNullWhen(true)] out DigestRequest? request)
    {
        try
        {
            request = JsonSerializer.Deserialize(message, NewsMonitorJson.Default.DigestRequest);
        }
        catch (JsonException)
        {
            request = null;
        }

        if (request is { Subscription.Length: > 0 } && request.Slot > DateTimeOffset.UnixEpoch)
            return true;

        request = null;
        return false;
    }
}
