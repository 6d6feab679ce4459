using NewsMonitor.Config;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Catalogue;

namespace NewsMonitor.Tests.Feeds.Catalogue;

public sealed class ShippedFeedsTests
{
    private static readonly FeedList Shipped = FeedList.Load(ShippedConfig.Read(ShippedConfig.Feeds), ShippedConfig.Feeds);

    [Fact]
    public void The_shipped_catalogue_has_no_mistake_and_nothing_odd_in_it()
    {
        Assert.Empty(Shipped.Warnings);
        Assert.InRange(Shipped.All.Count, 60, 200);
    }

    [Fact]
    public void Every_shipped_source_says_all_there_is_to_say_of_it() => Assert.All(Shipped.All, feed =>
    {
        Assert.Equal("https", feed.Url.Scheme);
        Assert.NotNull(feed.Site);
        Assert.NotNull(feed.Language);
        Assert.NotNull(feed.Country);
        Assert.Single(feed.Tags);
    });

    [Fact]
    public void Press_and_officials_of_both_countries_are_watched()
    {
        var groups = Shipped.All.GroupBy(feed => (feed.Kind, feed.Country)).ToDictionary(group => group.Key, group => group.Count());

        Assert.True(groups[(SourceKind.Press, "CO")] >= 25);
        Assert.True(groups[(SourceKind.Press, "US")] >= 8);
        Assert.True(groups[(SourceKind.Official, "US")] >= 12);
        Assert.True(groups[(SourceKind.Official, "CO")] >= 1);
        Assert.True(groups[(SourceKind.ThinkTank, "US")] >= 8);
    }
}
