using NewsMonitor.Storage;

namespace NewsMonitor.Tests.Infrastructure;

public sealed class StorageNamesTests(InfrastructureFixture infrastructure)
{
    [Fact]
    public async Task Infrastructure_makes_what_the_code_names()
    {
        var deployment = await infrastructure.Bare;

        Assert.Equal(StorageNames.Containers.Concat(["app-package", "event-deadletters"]).Order(), deployment.NamesOf("Microsoft.Storage/storageAccounts/blobServices/containers").Order());
        Assert.Equal(StorageNames.Queues.Order(), deployment.NamesOf("Microsoft.Storage/storageAccounts/queueServices/queues").Order());
        Assert.Equal(StorageNames.Tables.Order(), deployment.NamesOf("Microsoft.Storage/storageAccounts/tableServices/tables").Order());
    }

    [Fact]
    public async Task What_is_handled_leaves_the_inbox_after_a_month()
    {
        var rules = (await infrastructure.Bare).Only("Microsoft.Storage/storageAccounts/managementPolicies").GetProperty("properties").GetProperty("policy").GetProperty("rules");

        var rule = rules.EnumerateArray().Single(rule => rule.GetRawText().Contains($"\"{StorageNames.InboxContainer}/\"", StringComparison.Ordinal));
        Assert.Equal(30, rule.GetProperty("definition").GetProperty("actions").GetProperty("baseBlob").GetProperty("delete").GetProperty("daysAfterModificationGreaterThan").GetInt32());
    }
}
