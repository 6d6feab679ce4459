using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Storage;

namespace NewsMonitor.Tests.Feeds;

public sealed class FeedStorageTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly Feed Feed = new(new("https://n.example/feed"), "N");

    [Fact]
    public async Task A_feeds_state_and_memory_survive_and_a_state_alone_leaves_the_memory()
    {
        var states = new TableFeedStates(await azurite.NewAccountAsync());
        var full = FeedState.New(Feed) with
        {
            Title = "Ñ", Validators = new(Feed.Url, "W/\"é\"", "Tue, 24 Nov 2026 08:00:00 GMT"), BodyHash = "00", Gap = TimeSpan.FromMinutes(3),
            Stated = new(TimeSpan.FromHours(1), DueReason.TimeToLive), Newest = Now, Illness = new(FailureKind.Malformed, "Line 3", Now) { Line = 3, Excerpt = "<rss" },
            MovedTo = new("https://n.example/other"), MovedSince = Now, Interval = TimeSpan.FromHours(2),
        };
        var entries = Enumerable.Range(0, 12_000).Select(i => new FeedEntry { Id = $"{i}" }).ToArray();
        var seen = NewEntries.In(new() { Entries = entries }, Feed, full, SeenEntries.Empty, Now, new() { MaxNewPerPoll = 20_000 }).Seen;

        await states.SaveAsync(full, seen, CancellationToken.None);
        await states.SaveAsync(full with { Illness = null }, null, CancellationToken.None);

        Assert.Equal(full with { Illness = null }, (await states.LoadAsync(CancellationToken.None))[Feed.Id]);
        Assert.True((await states.LoadSeenAsync(Feed.Id, CancellationToken.None)).SameAs(seen));
        Assert.True(SeenEntries.Empty.SameAs(await states.LoadSeenAsync("0000000000000000", CancellationToken.None)));
    }

    [Fact]
    public async Task The_book_of_times_grows_and_shrinks_by_whole_pages()
    {
        var account = await azurite.NewAccountAsync();
        PollBook Book(int feeds) => new(Enumerable.Range(1, feeds).Select(i => new PollTime($"{i:x16}") { Due = Now }));

        await new TableFeedStates(account).SaveBookAsync(Book(5000), CancellationToken.None);
        var states = new TableFeedStates(account);
        var many = await states.LoadBookAsync(CancellationToken.None);
        many.Keep(Enumerable.Range(1, 10).Select(i => $"{i:x16}").ToHashSet());
        var pages = many.StoredPages;
        await states.SaveBookAsync(many, CancellationToken.None);
        var few = await new TableFeedStates(account).LoadBookAsync(CancellationToken.None);

        Assert.Equal((5, 1), (pages, few.StoredPages));
        Assert.Equal(10, few.Pack(60_000).Sum(page => page.Length / PollTime.Size));
    }

    [Fact]
    public async Task An_item_lies_in_the_inbox_once_for_each_version()
    {
        var account = await azurite.NewAccountAsync();
        var inbox = new BlobInbox(account);
        var item = new FeedItem { Id = StoryId.From(new Uri("https://n.example/a")), FeedId = Feed.Id, Outlet = "N", Title = "T", SeenAt = Now };

        Assert.True(await inbox.AddAsync(item, CancellationToken.None));
        Assert.False(await inbox.AddAsync(item with { Title = "Other" }, CancellationToken.None));
        Assert.True(await inbox.AddAsync(item with { Version = 2 }, CancellationToken.None));

        var names = account.Container(StorageNames.InboxContainer).GetBlobs().Select(blob => blob.Name);
        Assert.Equal([$"2026/11/24/{item.Id}.json", $"2026/11/24/{item.Id}.v2.json"], names);
    }
}
