namespace NewsMonitor.Feeds;

/// <summary>What a document holds that was not known, as items for the inbox; and the memory once they are taken. Pure.</summary>
internal sealed record NewEntries(IReadOnlyList<FeedItem> Items, SeenEntries Seen, int Waiting)
{
    private const int LongestText = 400_000;
    private const int LongestTitle = 1_000;

    public int Found => Items.Count(item => item.Version == 1);

    public int Updated => Items.Count - Found;

    public static NewEntries In(FeedDocument document, Feed feed, FeedState state, SeenEntries seen, DateTimeOffset now, PollingOptions options)
    {
        var candidates = Candidates(document.Entries, seen, options);
        var due = candidates.Where(candidate => candidate.IsNew).ToList();
        // The newest first: what waits for the next poll is what is oldest.
        var taken = (due.Count <= options.MaxNewPerPoll
            ? due
            : due.OrderByDescending(candidate => candidate.Entry.Published ?? candidate.Entry.Updated ?? now).Take(options.MaxNewPerPoll)).ToHashSet();
        var waiting = due.Where(candidate => !taken.Contains(candidate) && candidate.Before is null).ToHashSet();

        var items = taken.Select(candidate => ItemOf(candidate, document, feed, state, now, options)).ToList();
        var remembered = candidates.Where(candidate => !waiting.Contains(candidate))
            .Select(candidate => (candidate.Keys, candidate.Remembered(taken.Contains(candidate)))).ToList();
        return new(items, seen.After(remembered), due.Count - taken.Count);
    }

    private static List<Candidate> Candidates(IReadOnlyList<FeedEntry> entries, SeenEntries seen, PollingOptions options)
    {
        var keys = EntryKeys.Of(entries);
        var pages = entries.Select(EntryKeys.PageOf).ToList();
        var uses = pages.OfType<Uri>().GroupBy(CanonicalUrl.Of).ToDictionary(page => page.Key, page => page.Count());
        var met = new HashSet<ulong>();
        var candidates = new List<Candidate>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            if (!met.Add(keys[i].Primary))
                continue; // The same entry twice in one document.
            var named = pages[i] is { } page && !CanonicalUrl.IsFrontPage(page) && uses[CanonicalUrl.Of(page)] == 1;
            var words = EntryWords.Of(entries[i]);
            var before = seen.Find(keys[i]);
            var changed = before is { } listed && listed.Words != words && listed.Version < options.MaxVersions;
            candidates.Add(new(entries[i], keys[i], pages[i], named, words, before, !seen.Knows(keys[i]) || changed));
        }

        return candidates;
    }

    private static FeedItem ItemOf(Candidate candidate, FeedDocument document, Feed feed, FeedState state, DateTimeOffset now, PollingOptions options)
    {
        var entry = candidate.Entry;
        var flags = new List<string>();
        var published = entry.Published ?? entry.Updated;
        if (published is null)
            flags.Add("no date");
        else if (published > now + options.FutureTolerance)
        {
            flags.Add("date in the future");
            published = null;
        }

        return new()
        {
            Id = candidate.IsNamedByPage ? StoryId.From(candidate.Page!) : StoryId.From(feed.Id, candidate.Keys.Primary.ToString("x16", null)),
            FeedId = feed.Id,
            Outlet = feed.Title,
            SourceKind = feed.Kind,
            SourceWeight = feed.Weight,
            Prior = feed.Prior,
            Country = feed.Country,
            Link = candidate.Page,
            Title = TitleOf(entry, candidate.Page, flags),
            Summary = Cut(entry.Summary, flags),
            Content = Cut(entry.Content, flags),
            Author = entry.Author,
            Categories = entry.Categories,
            Language = document.Language ?? feed.Language,
            Published = published,
            Updated = entry.Updated,
            SeenAt = now,
            MayAlert = MayAlert(published, state, now, options),
            Version = candidate.NextVersion,
            Flags = flags,
        };
    }

    private static bool MayAlert(DateTimeOffset? published, FeedState state, DateTimeOffset now, PollingOptions options) =>
        state.Baselining ? published >= now - options.AlertMaxAge : published is null || published >= now - options.ArchiveAge;

    private static string TitleOf(FeedEntry entry, Uri? page, List<string> flags)
    {
        if (entry.Title is { Length: > LongestTitle } endless)
            return endless[..LongestTitle] + "…";
        if (!string.IsNullOrWhiteSpace(entry.Title))
            return entry.Title;
        flags.Add("no title");
        return page?.AbsolutePath.Trim('/') is { Length: > 0 } path ? Uri.UnescapeDataString(path) : entry.Id;
    }

    private static string? Cut(string? text, List<string> flags)
    {
        if (text is null || text.Length <= LongestText)
            return text;
        flags.Add("text cut");
        return text[..LongestText];
    }

    private sealed class Candidate(FeedEntry entry, EntryKeys keys, Uri? page, bool isNamedByPage, uint words, SeenEntries.Listed? before, bool isNew)
    {
        public FeedEntry Entry => entry;
        public EntryKeys Keys => keys;
        public Uri? Page => page;
        public bool IsNamedByPage => isNamedByPage;
        public SeenEntries.Listed? Before => before;
        public bool IsNew => isNew;
        public int NextVersion => (before?.Version ?? 0) + 1;

        // What is known by another key alone is compared from now on with what it says now.
        public SeenEntries.Listed Remembered(bool taken) =>
            taken ? new(words, (byte)NextVersion) : before ?? new(words, 1);
    }
}
