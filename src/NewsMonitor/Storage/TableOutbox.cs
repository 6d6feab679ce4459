using Azure;
using Azure.Data.Tables;
using NewsMonitor.Digests;
using NewsMonitor.Feeds;
using NewsMonitor.Tagging;

namespace NewsMonitor.Storage;

/// <summary>PK subscription, RK story id (and version, from the second on); beside them the row <c>!claim</c>.</summary>
internal sealed class TableOutbox(StorageAccount account) : IOutbox
{
    private const string Claim = "!claim";
    private const int BatchSize = 100;

    private readonly TableClient table = account.Table(StorageNames.OutboxTable);

    public async Task AddAsync(Booking booking, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(EntityOf(booking), cancellationToken);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
        }
    }

    public async Task<IReadOnlyList<Booking>> PendingAsync(
        string subscription, DateTimeOffset dueBy, int most, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {subscription} and State eq {nameof(BookingState.Pending)} and Slot le {dueBy}");
        var pending = await ReadAsync(filter, cancellationToken);
        return [.. pending.OrderBy(b => b.BookedAt).ThenBy(b => b.Key, StringComparer.Ordinal).Take(most)];
    }

    public async Task<IReadOnlyList<Booking>> SettledSinceAsync(string subscription, DateTimeOffset since, CancellationToken cancellationToken) =>
        await ReadAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {subscription} and ChangedAt ge {since} and State ne {nameof(BookingState.Pending)}"),
            cancellationToken);

    public async Task<IReadOnlyList<Booking>> BookedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await ReadAsync(TableClient.CreateQueryFilter($"BookedAt ge {since}"), cancellationToken);

    public async Task<IReadOnlyList<Booking>> OfStoryAsync(string subscription, StoryId story, CancellationToken cancellationToken) =>
        await ReadAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {subscription} and RowKey ge {story.Value} and RowKey lt {story.Value + "-w"}"),
            cancellationToken);

    public async Task SaveAsync(IReadOnlyList<Booking> bookings, CancellationToken cancellationToken)
    {
        foreach (var batch in bookings.DistinctBy(b => b.Key).Chunk(BatchSize))
        {
            await table.SubmitTransactionAsync(
                batch.Select(b => new TableTransactionAction(TableTransactionActionType.UpsertReplace, EntityOf(b))), cancellationToken);
        }
    }

    public async Task PruneAsync(string subscription, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = await ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {subscription} and BookedAt lt {before}"), cancellationToken);
        foreach (var batch in old.Chunk(BatchSize))
        {
            await table.SubmitTransactionAsync(
                batch.Select(b => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(b.Subscription, b.Key), ETag.All)),
                cancellationToken);
        }
    }

    public async Task<OutboxClaim?> ClaimAsync(
        string subscription, string digest, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var there = await table.GetEntityIfExistsAsync<TableEntity>(subscription, Claim, cancellationToken: cancellationToken);
        if (there.HasValue && there.Value!.GetDateTimeOffset("Until") > now)
            return null;

        var interrupted = there.HasValue ? there.Value!.GetString("Digest") : "";
        var entity = new TableEntity(subscription, Claim) { ["Until"] = until, ["Digest"] = digest };
        try
        {
            var response = there.HasValue
                ? await table.UpdateEntityAsync(entity, there.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                : await table.AddEntityAsync(entity, cancellationToken);
            return new(subscription, digest, until, interrupted.Length > 0 ? interrupted : null, response.Headers.ETag!.Value.ToString());
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return null;
        }
    }

    public async Task ReleaseAsync(OutboxClaim claim, bool finished, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(claim.Subscription, Claim) { ["Until"] = DateTimeOffset.UnixEpoch, ["Digest"] = finished ? "" : claim.Digest };
        try
        {
            await table.UpdateEntityAsync(entity, new ETag(claim.Tag), TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException lost) when (lost.Status == 412)
        {
            // The time was up and someone else holds it now.
        }
    }

    public async Task EndClaimAsync(string subscription, CancellationToken cancellationToken)
    {
        var there = await table.GetEntityIfExistsAsync<TableEntity>(subscription, Claim, cancellationToken: cancellationToken);
        if (!there.HasValue)
            return;

        var ended = new TableEntity(subscription, Claim) { ["Until"] = DateTimeOffset.UnixEpoch };
        await table.UpdateEntityAsync(ended, there.Value!.ETag, TableUpdateMode.Merge, cancellationToken);
    }

    private async Task<List<Booking>> ReadAsync(string filter, CancellationToken cancellationToken)
    {
        var bookings = new List<Booking>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            bookings.Add(BookingOf(entity));
        return bookings;
    }

    private static TableEntity EntityOf(Booking booking) => new(booking.Subscription, booking.Key)
    {
        ["Story"] = booking.Story.Value,
        ["Version"] = booking.Version,
        ["Slot"] = booking.Slot,
        ["BookedAt"] = booking.BookedAt,
        ["Urgency"] = booking.Urgency.ToString(),
        ["State"] = booking.State.ToString(),
        ["Digest"] = booking.Digest,
        ["Event"] = booking.Event,
        ["DuplicateOf"] = booking.DuplicateOf?.Value,
        ["Reason"] = booking.Reason,
        ["ChangedAt"] = booking.ChangedAt,
    };

    private static Booking BookingOf(TableEntity entity) => new()
    {
        Subscription = entity.PartitionKey,
        Story = new StoryId(entity.GetString("Story")),
        Version = entity.GetInt32("Version") ?? 1,
        Slot = entity.GetDateTimeOffset("Slot")!.Value,
        BookedAt = entity.GetDateTimeOffset("BookedAt")!.Value,
        Urgency = Enum.Parse<Urgency>(entity.GetString("Urgency")),
        State = Enum.Parse<BookingState>(entity.GetString("State")),
        Digest = entity.GetString("Digest"),
        Event = entity.GetString("Event"),
        DuplicateOf = entity.GetString("DuplicateOf") is { } other ? new StoryId(other) : null,
        Reason = entity.GetString("Reason"),
        ChangedAt = entity.GetDateTimeOffset("ChangedAt")!.Value,
    };
}
