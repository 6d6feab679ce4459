using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using NewsMonitor.Feeds;

namespace NewsMonitor.Storage;

/// <summary>
/// A row per feed, read without its memory of entries by all that need only its state; and a few rows that hold the poll times of all feeds,
/// so that a cycle in which nothing changed writes no more than those.
/// </summary>
internal sealed class TableFeedStates(StorageAccount account) : IFeedStates
{
    private const string FeedPartition = "feed";
    private const string BookPartition = "book";
    private const string State = nameof(State);
    private const string Seen = nameof(Seen);
    private const string SeenParts = nameof(SeenParts);
    private const string Times = nameof(Times);

    // A property holds 64 KiB.
    private const int PageBytes = 60_000;

    private readonly TableClient table = account.Table(StorageNames.FeedsTable);

    public async Task<PollBook> LoadBookAsync(CancellationToken cancellationToken)
    {
        var pages = new List<ReadOnlyMemory<byte>>();
        await foreach (var row in RowsAsync(BookPartition, [Times], cancellationToken))
            pages.Add(row.GetBinary(Times) ?? []);
        return PollBook.Unpack(pages);
    }

    public async Task SaveBookAsync(PollBook book, CancellationToken cancellationToken)
    {
        var pages = book.Pack(PageBytes);
        for (var i = 0; i < pages.Count; i++)
        {
            var row = new TableEntity(BookPartition, BookRow(i)) { [Times] = pages[i] };
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }

        for (var i = pages.Count; i < book.StoredPages; i++)
            await table.DeleteEntityAsync(BookPartition, BookRow(i), cancellationToken: cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, FeedState>> LoadAsync(CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, FeedState>();
        await foreach (var row in RowsAsync(FeedPartition, [State], cancellationToken))
        {
            if (JsonSerializer.Deserialize(row.GetString(State), NewsMonitorJson.Default.FeedState) is { } state)
                states[state.FeedId] = state;
        }

        return states;
    }

    public async Task<SeenEntries> LoadSeenAsync(string feedId, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(FeedPartition, feedId, cancellationToken: cancellationToken);
        if (!row.HasValue)
            return SeenEntries.Empty;
        var parts = Enumerable.Range(0, row.Value!.GetInt32(SeenParts) ?? 0).SelectMany(i => row.Value.GetBinary(Seen + i) ?? []);
        return SeenEntries.FromBytes([.. parts]);
    }

    public Task SaveAsync(FeedState state, SeenEntries? seen, CancellationToken cancellationToken)
    {
        var row = new TableEntity(FeedPartition, state.FeedId) { [State] = JsonSerializer.Serialize(state, NewsMonitorJson.Default.FeedState) };
        if (seen is null)
            return table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellationToken);

        var parts = seen.ToBytes().Chunk(PageBytes).ToList();
        row[SeenParts] = parts.Count;
        for (var i = 0; i < parts.Count; i++)
            row[Seen + i.ToString(CultureInfo.InvariantCulture)] = parts[i];
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private AsyncPageable<TableEntity> RowsAsync(string partition, IEnumerable<string> columns, CancellationToken cancellationToken) =>
        table.QueryAsync<TableEntity>(row => row.PartitionKey == partition, select: columns, cancellationToken: cancellationToken);

    private static string BookRow(int page) => page.ToString("000", CultureInfo.InvariantCulture);
}
