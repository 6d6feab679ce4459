namespace NewsMonitor.Config;

/// <summary>The defaults that come with the program, in <c>config/</c> beside it.</summary>
public static class ShippedConfig
{
    public const string Feeds = "feeds.opml";
    public const string Profile = "profile.json";
    public const string Subscriptions = "subscriptions.json";

    public static ReadOnlyMemory<byte> Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "config", name));
}
