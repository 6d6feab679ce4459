using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds;

/// <summary>What counts as the same entry, as a new one, and as an old one with other words.</summary>
public sealed class NewEntriesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly Feed Feed = new(new("https://n.example/feed"), "N") { Country = "CO", Language = "es", Kind = SourceKind.Agency, Weight = 1.5 };
    private static readonly FeedState Known = FeedState.New(Feed) with { Baselining = false };

    public static TheoryData<string, FeedEntry, FeedEntry> OneStory => new()
    {
        { "guid kept, address changed", Entry("g1", "https://n.example/a"), Entry("g1", "https://n.example/b") },
        { "guid changed, address kept", Entry("g1", "https://n.example/a"), Entry("g2", "https://n.example/a") },
        { "guid changed, address decorated", Entry("g1", "https://n.example/a"), Entry("g2", "http://www.n.example/a/?utm_source=rss#x") },
        { "guid from http to https", Entry("http://n.example/?p=7", null), Entry("https://n.example/?p=7", null) },
        { "guid with a counter behind", Entry("https://n.example/a#0", null), Entry("https://n.example/a#3", null) },
        { "moved to another host", Entry("https://n.example/2026/a", "https://n.example/2026/a"), Entry("https://other.example/2026/a", "https://other.example/2026/a") },
        { "guid added", Entry("https://n.example/a", "https://n.example/a"), Entry("tag:7", "https://n.example/a") },
        { "mobile twin", Entry("1", "https://n.example/a"), Entry("2", "https://m.n.example/a") },
    };

    public static TheoryData<string, FeedEntry, FeedEntry> TwoStories => new()
    {
        { "other guid and address", Entry("g1", "https://n.example/a"), Entry("g2", "https://n.example/b") },
        { "same title, other guid and address", Entry("g1", "https://n.example/a", "Noticias"), Entry("g2", "https://n.example/b", "Noticias") },
        { "two blogs of a planet", Entry("https://one.example/?p=7", "https://one.example/x", "A"), Entry("https://two.example/?p=7", "https://two.example/y", "B") },
        { "both lead to the front page", Entry("g1", "https://n.example/"), Entry("g2", "https://n.example/") },
    };

    [Theory]
    [MemberData(nameof(OneStory))]
    public void One_story_stays_one_whatever_its_feed_does_to_it(string what, FeedEntry before, FeedEntry after)
    {
        var first = In([before], SeenEntries.Empty);

        Assert.Single(first.Items);
        Assert.DoesNotContain(In([after], first.Seen).Items, item => item.Version == 1);
        Assert.NotEmpty(what);
    }

    [Theory]
    [MemberData(nameof(TwoStories))]
    public void Two_stories_are_told_apart_in_one_document_and_over_two(string what, FeedEntry one, FeedEntry other)
    {
        var together = In([one, other], SeenEntries.Empty);
        var after = In([other], In([one], SeenEntries.Empty).Seen);

        Assert.Equal(2, together.Items.DistinctBy(item => item.Id).Count());
        Assert.Equal(1, Assert.Single(after.Items).Version);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void A_guid_that_all_entries_share_does_not_make_them_one()
    {
        var entries = Enumerable.Range(0, 10).Select(i => Entry("https://n.example/", $"https://n.example/{i}", $"T{i}")).ToArray();
        var bare = Enumerable.Range(0, 10).Select(i => Entry("same", null, $"T{i}")).ToArray();

        Assert.Equal(10, In(entries, SeenEntries.Empty).Items.DistinctBy(item => item.Id).Count());
        Assert.Equal(10, In(bare, SeenEntries.Empty).Items.DistinctBy(item => item.Id).Count());
        Assert.Empty(In(bare, In(bare, SeenEntries.Empty).Seen).Items);
    }

    [Fact]
    public void An_entry_listed_twice_is_taken_once() =>
        Assert.Single(In([Entry("g", "https://n.example/a"), Entry("g", "https://n.example/a")], SeenEntries.Empty).Items);

    [Theory]
    [InlineData("Otro título", "Text", true)]
    [InlineData("Title", "Other text", true)]
    [InlineData("Title", "<p class='x'>Text</p>\n<img src='other.jpg'>", false)]
    public void An_entry_with_other_words_comes_again_as_a_new_version_of_the_same_story(string title, string content, bool again)
    {
        var first = In([Entry("g", "https://n.example/a") with { Content = "<p>Text</p>" }], SeenEntries.Empty);

        var second = In([Entry("g", "https://n.example/a", title) with { Content = content }], first.Seen);

        Assert.Equal(again ? [2] : [], second.Items.Select(item => item.Version));
        Assert.All(second.Items, item => Assert.Equal(first.Items[0].Id, item.Id));
        Assert.Equal(again ? 1 : 0, second.Updated);
    }

    [Fact]
    public void An_entry_that_changes_with_every_poll_stops_coming_again()
    {
        var seen = SeenEntries.Empty;
        var versions = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            var found = In([Entry("g", "https://n.example/a", $"Seen {i} times")], seen);
            versions.AddRange(found.Items.Select(item => item.Version));
            seen = found.Seen;
        }

        Assert.Equal([1, 2, 3, 4, 5], versions);
    }

    [Fact]
    public void What_left_the_document_is_still_known_when_it_comes_back()
    {
        var old = Entry("old", "https://n.example/old");
        var seen = In([old], SeenEntries.Empty).Seen;
        for (var i = 0; i < 25; i++)
            seen = In([.. Enumerable.Range(0, 20).Select(j => Entry($"g{i}-{j}", $"https://n.example/{i}/{j}"))], seen).Seen;

        Assert.True(seen.ToBytes().Length <= SeenEntries.Budget);
        Assert.Empty(In([old], seen).Items);
        Assert.Empty(In([old with { Id = "other guid" }], seen).Items);
    }

    [Fact]
    public void The_memory_stays_within_its_budget_and_survives_storage()
    {
        var seen = SeenEntries.Empty;
        for (var i = 0; i < 300; i++)
            seen = In([.. Enumerable.Range(0, 30).Select(j => Entry($"g{i}-{j}", $"https://n.example/{i}/{j}"))], seen).Seen;
        var bytes = seen.ToBytes();

        Assert.InRange(bytes.Length, SeenEntries.Budget - 8, SeenEntries.Budget);
        Assert.True(SeenEntries.FromBytes(bytes).SameAs(seen));
        Assert.Equal(bytes, SeenEntries.FromBytes(bytes).ToBytes());
    }

    [Fact]
    public void Ten_thousand_new_entries_come_over_several_polls_and_none_is_lost()
    {
        var entries = Enumerable.Range(0, 10_000)
            .Select(i => Entry($"g{i}", $"https://n.example/{i}", $"T{i}") with { Published = i % 3 == 0 ? null : Now.AddMinutes(-i) }).ToArray();
        var ids = new HashSet<StoryId>();
        var seen = SeenEntries.Empty;
        for (var poll = 1; poll <= 20; poll++)
        {
            var found = In(entries, seen);
            Assert.Equal(500, found.Items.Count);
            Assert.Equal(10_000 - (500 * poll), found.Waiting);
            ids.UnionWith(found.Items.Select(item => item.Id));
            seen = SeenEntries.FromBytes(found.Seen.ToBytes());
        }

        Assert.Equal(10_000, ids.Count);
        Assert.Empty(In(entries, seen).Items);
    }

    [Theory]
    [InlineData(true, -1, true)]
    [InlineData(true, -47, true)]
    [InlineData(true, -49, false)]
    [InlineData(true, null, false)]
    [InlineData(false, -49, true)]
    [InlineData(false, null, true)]
    [InlineData(false, -24 * 31, false)]
    [InlineData(false, 500, true)]
    [InlineData(true, 500, false)]
    public void A_first_poll_is_a_baseline_and_only_what_is_fresh_can_alert(bool first, int? hours, bool mayAlert)
    {
        var entry = Entry("g", "https://n.example/a") with { Published = hours is { } h ? Now.AddHours(h) : null };

        var item = Assert.Single(In([entry], SeenEntries.Empty, Known with { Baselining = first }).Items);

        Assert.Equal(mayAlert, item.MayAlert);
    }

    [Fact]
    public void A_missing_or_future_date_is_kept_out_and_flagged()
    {
        var missing = Item(Entry("g", "https://n.example/a"));
        var future = Item(Entry("g", "https://n.example/a") with { Published = Now.AddDays(3) });
        var nearly = Item(Entry("g", "https://n.example/a") with { Published = Now.AddMinutes(50) });

        Assert.Equal((null, "no date"), (missing.Published, missing.Flags.Single()));
        Assert.Equal((null, "date in the future"), (future.Published, future.Flags.Single()));
        Assert.Equal(Now.AddMinutes(50), nearly.Published);
        Assert.Equal(Now, future.SeenAt);
    }

    [Fact]
    public void An_item_carries_what_the_catalogue_and_the_feed_know()
    {
        var item = Item(Entry("g", "https://www.google.com/url?url=https://n.example/a&ct=ga") with { Author = "A", Categories = ["x"], Summary = "s" });

        Assert.Equal(new Uri("https://n.example/a"), item.Link);
        Assert.Equal(StoryId.From(new Uri("https://n.example/a")), item.Id);
        Assert.Equal(("N", "CO", "es", SourceKind.Agency, 1.5), (item.Outlet, item.Country, item.Language, item.SourceKind, item.SourceWeight));
        Assert.Equal("A", item.Author);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    [InlineData("")]
    public void A_link_that_is_no_page_is_left_out(string link) => Assert.Null(Item(Entry("g", link)).Link);

    [Fact]
    public void Endless_texts_are_cut_and_a_missing_title_is_made_up()
    {
        var endless = Item(Entry("g", "https://n.example/a", new string('t', 1 << 20)) with { Content = new string('c', 1 << 20) });
        var untitled = Item(Entry("g", "https://n.example/mundo/la-nota") with { Title = " " });

        Assert.True(endless.Title.Length + endless.Content!.Length < 500_000);
        Assert.Equal("mundo/la-nota", untitled.Title);
        Assert.Contains("no title", untitled.Flags);
    }

    private static FeedItem Item(FeedEntry entry) => Assert.Single(In([entry], SeenEntries.Empty).Items);

    private static NewEntries In(FeedEntry[] entries, SeenEntries seen, FeedState? state = null) =>
        NewEntries.In(new FeedDocument { Entries = entries }, Feed, state ?? Known, seen, Now, new());

    private static FeedEntry Entry(string id, string? link, string title = "Title") => new() { Id = id, Link = link, Title = title };
}
