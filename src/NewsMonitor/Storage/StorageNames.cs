namespace NewsMonitor.Storage;

/// <summary>Names in the storage account. infra/ makes the same ones; a test compares the two.</summary>
public static class StorageNames
{
    public const string InboxContainer = "inbox";
    public const string PagesContainer = "pages";
    public const string StoriesContainer = "stories";
    public const string DigestsContainer = "digests";
    public const string ConfigContainer = "config";

    public const string FeedsTable = "feeds";
    public const string StoriesTable = "stories";
    public const string OutboxTable = "outbox";

    /// <summary>One row per host that pages are fetched from: its next free start, and until when it asked to be left alone.</summary>
    public const string HostsTable = "hosts";

    public const string DigestsQueue = "digests";
    public const string DigestsPoisonQueue = "digests-poison";

    /// <summary>Where the Functions host, and ours, puts a blob that failed five times.</summary>
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    public static IReadOnlyList<string> Containers => [InboxContainer, PagesContainer, StoriesContainer, DigestsContainer, ConfigContainer];
    public static IReadOnlyList<string> Tables => [FeedsTable, StoriesTable, OutboxTable, HostsTable];
    public static IReadOnlyList<string> Queues => [DigestsQueue, DigestsPoisonQueue, BlobPoisonQueue];
}
