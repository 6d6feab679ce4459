using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Storage;

/// <summary>Rows of the stories table: PK <c>feedback</c>, RK story id and who said it.</summary>
internal sealed class TableFeedback(StorageAccount account) : IFeedback
{
    private const string Partition = "feedback";

    private readonly TableClient table = account.Table(StorageNames.StoriesTable);

    public Task SaveAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Partition, $"{feedback.Story}-{feedback.By}")
        {
            ["Story"] = feedback.Story.Value,
            ["Relevant"] = feedback.Relevant,
            ["By"] = feedback.By,
            ["At"] = feedback.At,
        };
        return table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<IReadOnlyList<Feedback>> OfStoryAsync(StoryId story, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {story.Value + "-"} and RowKey lt {story.Value + "."}");
        return await ReadAsync(filter, cancellationToken).ToListAsync(cancellationToken);
    }

    public IAsyncEnumerable<Feedback> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and At ge {since}"), cancellationToken);

    private async IAsyncEnumerable<Feedback> ReadAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            yield return new(new StoryId(entity.GetString("Story")), entity.GetBoolean("Relevant") == true, entity.GetString("By"), entity.GetDateTimeOffset("At")!.Value);
    }
}
