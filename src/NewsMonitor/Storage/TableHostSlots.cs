using System.Globalization;
using Azure;
using Azure.Data.Tables;
using NewsMonitor.Http;

namespace NewsMonitor.Storage;

/// <summary>One row a host. Two instances that want the same slot meet at the row's ETag; the loser asks again.</summary>
internal sealed class TableHostSlots(StorageAccount account, TimeProvider clock) : IHostSlots
{
    private const string Partition = "host";
    private const string NextStart = nameof(NextStart);
    private const string HeldUntil = nameof(HeldUntil);
    private const string Slots = nameof(Slots);

    private readonly TableClient table = account.Table(StorageNames.HostsTable);

    public async Task<DateTimeOffset?> ReserveAsync(string host, TimeSpan spacing, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        var start = clock.GetUtcNow();
        await ChangeAsync(host, row =>
        {
            start = new[] { clock.GetUtcNow(), row.GetDateTimeOffset(NextStart) ?? default, row.GetDateTimeOffset(HeldUntil) ?? default }.Max();
            if (start > latest)
                return false;
            row[NextStart] = start + spacing;
            row[Slots] = (row.GetInt64(Slots) ?? 0) + 1;
            return true;
        }, cancellationToken);
        return start > latest ? null : start;
    }

    public Task HoldAsync(string host, DateTimeOffset until, CancellationToken cancellationToken) =>
        ChangeAsync(host, row =>
        {
            if (row.GetDateTimeOffset(HeldUntil) >= until)
                return false;
            row[HeldUntil] = until;
            return true;
        }, cancellationToken);

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> HoldsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var held = table.QueryAsync<TableEntity>(
            $"PartitionKey eq '{Partition}' and {HeldUntil} gt datetime'{now}'", select: ["RowKey", HeldUntil], cancellationToken: cancellationToken);
        var holds = new Dictionary<string, DateTimeOffset>(StringComparer.OrdinalIgnoreCase);
        await foreach (var row in held)
            holds[row.RowKey] = row.GetDateTimeOffset(HeldUntil)!.Value;
        return holds;
    }

    public async Task<IReadOnlyList<HostRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var hosts = new List<HostRecord>();
        await foreach (var row in table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken))
            hosts.Add(new(row.RowKey, row.GetInt64(Slots) ?? 0, row.GetDateTimeOffset(HeldUntil)));
        return hosts;
    }

    private async Task ChangeAsync(string host, Func<TableEntity, bool> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, host, cancellationToken: cancellationToken);
            var row = found.HasValue ? found.Value! : new TableEntity(Partition, host);
            if (!change(row))
                return;
            try
            {
                await (found.HasValue
                    ? table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken)
                    : table.AddEntityAsync(row, cancellationToken));
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Another instance was quicker: look again at what it left.
            }
        }
    }
}
