using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Storage;

/// <summary>
/// PK <c>yyyyMMdd</c> of the first sight, RK story id. Beside it a pointer (PK <c>id-</c> and the id's first two digits, RK the id)
/// names the day, so that a look-up by id reads two rows instead of scanning the table.
/// </summary>
internal sealed class TableStoryIndex(StorageAccount account) : IStoryIndex
{
    private const string Day = "Day";
    private const string Row = "Row";

    private readonly TableClient table = account.Table(StorageNames.StoriesTable);

    public async Task<StoryRow?> FindAsync(StoryId id, CancellationToken cancellationToken)
    {
        var pointer = await table.GetEntityIfExistsAsync<TableEntity>(PointerPartition(id), id.Value, [Day], cancellationToken);
        if (!pointer.HasValue)
            return null;

        var row = await table.GetEntityIfExistsAsync<TableEntity>(pointer.Value!.GetString(Day), id.Value, [Row], cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    public async Task SaveAsync(StoryRow row, CancellationToken cancellationToken)
    {
        // The pointer goes first: a crash between the two leaves a story that is not found, and so is extracted again.
        var day = Partition(DateOnly.FromDateTime(row.SeenAt.UtcDateTime));
        var pointer = new TableEntity(PointerPartition(row.Id), row.Id.Value) { [Day] = day };
        await table.UpsertEntityAsync(pointer, TableUpdateMode.Replace, cancellationToken);

        var entity = new TableEntity(day, row.Id.Value)
        {
            [Row] = JsonSerializer.Serialize(row, NewsMonitorJson.Default.StoryRow),
            ["Relevant"] = row.Relevant,
        };
        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    public async IAsyncEnumerable<StoryRow> OfDayAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = Partition(day);
        await foreach (var entity in table.QueryAsync<TableEntity>(
            e => e.PartitionKey == partition, select: [Row], cancellationToken: cancellationToken))
            yield return Read(entity);
    }

    public async IAsyncEnumerable<StoryRow> RelevantOfDayAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = Partition(day);
        var relevant = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Relevant eq true");
        await foreach (var entity in table.QueryAsync<TableEntity>(relevant, select: [Row], cancellationToken: cancellationToken))
            yield return Read(entity);
    }

    private static StoryRow Read(TableEntity entity) =>
        JsonSerializer.Deserialize(entity.GetString(Row), NewsMonitorJson.Default.StoryRow)
        ?? throw new JsonException("A story row is null.");

    private static string Partition(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string PointerPartition(StoryId id) => $"id-{id.Value[..2]}";
}
