using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Config;
using NewsMonitor.Feeds.Catalogue;
using NewsMonitor.Tests.Dashboard;

namespace NewsMonitor.Tests.Feeds.Catalogue;

public sealed class OpmlCatalogueTests
{
    private readonly MemoryConfig stored = new();
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task The_shipped_sources_serve_while_operators_keep_none()
    {
        using var file = NewFile();

        Assert.NotEmpty(await new OpmlCatalogue(file).LoadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_bad_edit_is_refused_and_the_last_good_list_stays_in_force()
    {
        stored.With(ShippedConfig.Feeds, Listing("https://a.example/f"));
        using var file = NewFile();
        var catalogue = new OpmlCatalogue(file);
        Assert.Equal("https://a.example/f", Assert.Single(await catalogue.LoadAsync(CancellationToken.None)).Url.AbsoluteUri);

        stored.With(ShippedConfig.Feeds, Listing("javascript:alert(1)"));
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("https://a.example/f", Assert.Single(await catalogue.LoadAsync(CancellationToken.None)).Url.AbsoluteUri);
        Assert.Equal(2, Assert.Single(file.Refused!.Problems).Line);
    }

    private ConfigFile<FeedList> NewFile() => new(ShippedConfig.Feeds, FeedList.Load, stored, clock, NullLogger<ConfigFile<FeedList>>.Instance);

    private static string Listing(string url) => $"<opml version=\"2.0\"><body>\n<outline text=\"A\" xmlUrl=\"{url}\"/></body></opml>";
}
