namespace NewsMonitor.Local.Running;

/// <summary>What <c>monitor run</c> was asked for.</summary>
internal sealed record RunOptions(SessionSettings Session)
{
    /// <summary>On the bundled newsroom instead of the world.</summary>
    public bool Demo { get; init; }

    /// <summary>Everything there is to do, a summary, and an end.</summary>
    public bool Once { get; init; }

    /// <summary>Null takes the usual port, or any free one.</summary>
    public int? Port { get; init; }

    /// <summary>Null is <c>config</c> beside the settings.</summary>
    public string? ConfigFolder { get; init; }

    public bool Verbose { get; init; }
}
