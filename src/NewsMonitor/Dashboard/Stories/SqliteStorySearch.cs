using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Feeds;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>
/// SQLite's FTS5 in this process. The index is a cache: what it lacks is read from the story store when first searched among, so it can be
/// deleted, lost with an instance, or be behind, and nothing is missing for long.
/// </summary>
internal sealed class SqliteStorySearch : IStorySearch, IDisposable
{
    private const int Readers = 16;

    private readonly IStoryStore stories;
    private readonly TimeProvider clock;
    private readonly ILogger<SqliteStorySearch> logger;
    private readonly TimeSpan patience;
    private readonly SqliteConnection database;
    private readonly SemaphoreSlim access = new(1, 1);
    private readonly ConcurrentDictionary<StoryId, Entry> indexed = new();
    private Task filling = Task.CompletedTask;
    private IReadOnlyList<StoryRow>? complete;

    public SqliteStorySearch(IStoryStore stories, IOptions<DashboardOptions> options, TimeProvider clock, ILogger<SqliteStorySearch> logger)
    {
        this.stories = stories;
        this.clock = clock;
        this.logger = logger;
        patience = options.Value.SearchPatience;
        database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.Value.SearchIndex ?? ":memory:" }.ToString());
        database.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;");
        // Accents fold, as readers leave them out; the text itself stays in the story store.
        Execute("CREATE VIRTUAL TABLE IF NOT EXISTS story USING fts5(title, text, content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 2\")");
        Execute("CREATE TABLE IF NOT EXISTS known(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL)");
        LoadKnown();
    }

    public async Task<SearchResult> FindAsync(string words, IReadOnlyList<StoryRow> among, CancellationToken cancellationToken)
    {
        if (SearchWords.ToExpression(words) is not { } expression)
            return new(_ => false, 0);

        var unread = Unread(among);
        if (unread.Count > 0)
        {
            if (filling.IsCompleted)
                filling = FillAsync(unread);
            await Task.WhenAny(filling, Task.Delay(patience, clock, cancellationToken));
            unread = Unread(among);
        }

        var found = await QueryAsync(expression, cancellationToken);
        return new(story => indexed.TryGetValue(story, out var entry) && found.Contains(entry.Row), unread.Count);
    }

    public void Dispose()
    {
        database.Dispose();
        access.Dispose();
    }

    // The same list is asked about again and again until a story comes.
    private List<StoryRow> Unread(IReadOnlyList<StoryRow> among)
    {
        if (ReferenceEquals(complete, among))
            return [];

        var unread = among.Where(row => !indexed.TryGetValue(row.Id, out var entry) || entry.Version < row.Version).ToList();
        if (unread.Count == 0)
            complete = among;
        return unread;
    }

    // Not the reader's to cancel: whoever searches next finds it done.
    private async Task FillAsync(IReadOnlyList<StoryRow> unread)
    {
        try
        {
            foreach (var batch in unread.Chunk(256))
            {
                var read = new ConcurrentBag<(StoryRow Row, Story? Story)>();
                await Parallel.ForEachAsync(
                    batch, new ParallelOptions { MaxDegreeOfParallelism = Readers },
                    async (row, token) => read.Add((row, await stories.FindAsync(row.Id, token))));
                await KeepAsync(read);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            logger.SearchNotFilled(failure);
        }
    }

    private async Task KeepAsync(IEnumerable<(StoryRow Row, Story? Story)> read)
    {
        await access.WaitAsync();
        try
        {
            using var transaction = database.BeginTransaction();
            var kept = read.Select(each => (each.Row.Id, new Entry(Keep(transaction, each.Row, each.Story), each.Row.Version))).ToList();
            transaction.Commit();
            foreach (var (id, entry) in kept)
                indexed[id] = entry;
        }
        finally
        {
            access.Release();
        }
    }

    private long Keep(SqliteTransaction transaction, StoryRow row, Story? story)
    {
        using var known = Command("INSERT INTO known(id, version) VALUES ($id, $version) ON CONFLICT(id) DO UPDATE SET version = $version RETURNING row", transaction);
        known.Parameters.AddWithValue("$id", row.Id.Value);
        known.Parameters.AddWithValue("$version", row.Version);
        var key = (long)known.ExecuteScalar()!;
        using var replaced = Command("INSERT OR REPLACE INTO story(rowid, title, text) VALUES ($row, $title, $text)", transaction);
        replaced.Parameters.AddWithValue("$row", key);
        replaced.Parameters.AddWithValue("$title", row.Title);
        replaced.Parameters.AddWithValue("$text", story?.Text ?? row.BestSentence?.Text ?? "");
        replaced.ExecuteNonQuery();
        return key;
    }

    private async Task<HashSet<long>> QueryAsync(string expression, CancellationToken cancellationToken)
    {
        await access.WaitAsync(cancellationToken);
        try
        {
            using var query = Command("SELECT rowid FROM story WHERE story MATCH $words");
            query.Parameters.AddWithValue("$words", expression);
            var found = new HashSet<long>();
            using var rows = query.ExecuteReader();
            while (rows.Read())
                found.Add(rows.GetInt64(0));
            return found;
        }
        finally
        {
            access.Release();
        }
    }

    private void LoadKnown()
    {
        using var query = Command("SELECT id, row, version FROM known");
        using var rows = query.ExecuteReader();
        while (rows.Read())
            indexed[new StoryId(rows.GetString(0))] = new(rows.GetInt64(1), rows.GetInt32(2));
    }

    private SqliteCommand Command(string text, SqliteTransaction? transaction = null)
    {
        var command = database.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this file.
        command.CommandText = text;
#pragma warning restore CA2100
        command.Transaction = transaction;
        return command;
    }

    private void Execute(string text)
    {
        using var command = Command(text);
        command.ExecuteNonQuery();
    }

    private readonly record struct Entry(long Row, int Version);
}
