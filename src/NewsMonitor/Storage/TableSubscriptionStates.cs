using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using NewsMonitor.Digests;

namespace NewsMonitor.Storage;

/// <summary>The row <c>!state</c> beside a subscription's bookings.</summary>
internal sealed class TableSubscriptionStates(StorageAccount account) : ISubscriptionStates
{
    private const string RowKey = "!state";
    private const string Column = "Json";
    private const int MostConflicts = 10;

    private readonly TableClient table = account.Table(StorageNames.OutboxTable);

    public async Task<SubscriptionState> ReadAsync(string subscription, CancellationToken cancellationToken) =>
        (await FindAsync(subscription, cancellationToken)).State;

    public async Task<SubscriptionState> ChangeAsync(
        string subscription, Func<SubscriptionState, SubscriptionState> change, CancellationToken cancellationToken)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            var (before, tag) = await FindAsync(subscription, cancellationToken);
            var after = change(before);
            if (ReferenceEquals(after, before))
                return before;

            var entity = new TableEntity(subscription, RowKey) { [Column] = JsonSerializer.Serialize(after, NewsMonitorJson.Default.SubscriptionState) };
            try
            {
                await (tag is { } known
                    ? table.UpdateEntityAsync(entity, known, TableUpdateMode.Replace, cancellationToken)
                    : table.AddEntityAsync(entity, cancellationToken));
                return after;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412 && conflicts < MostConflicts)
            {
            }
        }
    }

    private async Task<(SubscriptionState State, ETag? Tag)> FindAsync(string subscription, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(subscription, RowKey, cancellationToken: cancellationToken);
        return row.HasValue
            ? (JsonSerializer.Deserialize(row.Value!.GetString(Column), NewsMonitorJson.Default.SubscriptionState) ?? SubscriptionState.Untouched, row.Value.ETag)
            : (SubscriptionState.Untouched, null);
    }
}
