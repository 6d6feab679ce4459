using Microsoft.Extensions.Logging;

namespace NewsMonitor.Config;

/// <summary>
/// The value of one configuration file: the operators' version, else the shipped one. A bad file is refused and reported, and the last good one stays in force.
/// </summary>
public sealed class ConfigFile<T>(
    string name, Func<ReadOnlyMemory<byte>, string, T> parse, IConfigStore store, TimeProvider clock, ILogger<ConfigFile<T>> logger) : IDisposable
    where T : class
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim loading = new(1, 1);
    private Loaded? current;

    /// <summary>What is wrong with the newest version, where it was refused.</summary>
    public ConfigException? Refused => current?.Refused;

    private string LastGoodName => $"last-good/{name}";

    public async Task<T> CurrentAsync(CancellationToken cancellationToken)
    {
        if (IsFresh(current))
            return current!.Value;

        await loading.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh(current))
                current = await LoadAsync(cancellationToken);
            return current!.Value;
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private bool IsFresh(Loaded? loaded) => loaded is not null && clock.GetUtcNow() - loaded.At < FreshFor;

    private async Task<Loaded> LoadAsync(CancellationToken cancellationToken)
    {
        var stored = await store.ReadAsync(name, cancellationToken);
        var tag = stored?.Tag;
        if (current is not null && current.Tag == tag)
            return current with { At = clock.GetUtcNow() };

        if (stored is null)
            return new(Shipped(), tag, clock.GetUtcNow(), null);

        try
        {
            var value = parse(stored.Content, name);
            await store.WriteAsync(LastGoodName, stored.Content, cancellationToken);
            return new(value, tag, clock.GetUtcNow(), null);
        }
        catch (ConfigException refused)
        {
            logger.ConfigRefused(name, refused.Message);
            return new(current?.Value ?? await LastGoodAsync(cancellationToken), tag, clock.GetUtcNow(), refused);
        }
    }

    // What was good under an older version of the program may not be now: then the shipped file serves.
    private async Task<T> LastGoodAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(LastGoodName, cancellationToken) is not { } lastGood)
            return Shipped();
        try
        {
            return parse(lastGood.Content, LastGoodName);
        }
        catch (ConfigException refused)
        {
            logger.ConfigRefused(LastGoodName, refused.Message);
            return Shipped();
        }
    }

    private T Shipped() => parse(ShippedConfig.Read(name), $"config/{name}");

    private sealed record Loaded(T Value, string? Tag, DateTimeOffset At, ConfigException? Refused);
}
