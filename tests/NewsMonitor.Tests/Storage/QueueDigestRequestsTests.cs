using NewsMonitor.Digests;
using NewsMonitor.Storage;

namespace NewsMonitor.Tests.Storage;

public sealed class QueueDigestRequestsTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(-60)]
    [InlineData(0)]
    [InlineData(8 * 24 * 60)]
    [InlineData(60 * 24 * 60)]
    public async Task A_request_for_any_time_is_taken_though_the_service_holds_messages_for_seven_days_only(int minutes)
    {
        var account = await azurite.NewAccountAsync();

        await new QueueDigestRequests(account).SendAsync(new DigestRequest("desk", DateTimeOffset.UnixEpoch.AddYears(56)), TimeSpan.FromMinutes(minutes), CancellationToken.None);

        var properties = await account.Queue(StorageNames.DigestsQueue).GetPropertiesAsync();
        Assert.Equal(1, properties.Value.ApproximateMessagesCount);
        Assert.Equal(minutes <= 0, (await account.Queue(StorageNames.DigestsQueue).ReceiveMessagesAsync(1)).Value.Length == 1);
    }
}
