using System.Collections.Concurrent;
using System.Text;
using NewsMonitor.Config;

namespace NewsMonitor.Tests.Dashboard;

/// <summary>Configuration files in memory.</summary>
public sealed class MemoryConfig : IConfigStore
{
    private readonly ConcurrentDictionary<string, byte[]> files = new();

    public MemoryConfig With(string name, string content)
    {
        files[name] = Encoding.UTF8.GetBytes(content);
        return this;
    }

    public Task<StoredConfig?> ReadAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(files.TryGetValue(name, out var content) ? new StoredConfig(content, Convert.ToBase64String(content)) : null);

    public Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        files[name] = content.ToArray();
        return Task.CompletedTask;
    }
}
