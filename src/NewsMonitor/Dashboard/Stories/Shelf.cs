using System.Globalization;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>
/// Stories newest first, with what lists count and filter by as small numbers beside them: over a hundred thousand rows a page takes one pass
/// over arrays.
/// </summary>
public sealed class Shelf
{
    internal static readonly Shelf Empty = new([], [], _ => default, _ => []);

    private readonly DateTimeOffset[] published;

    /// <param name="parts">The lists that the rows came from; the same lists make the same shelf.</param>
    /// <param name="eventsOf">Names the event of each row.</param>
    internal Shelf(
        IReadOnlyList<IReadOnlyList<StoryRow>> parts, IEnumerable<StoryRow> rows, Func<DateTimeOffset, DateOnly> dayOf, Func<IReadOnlyList<StoryRow>, IReadOnlyList<string>> eventsOf)
    {
        Parts = parts;
        Rows = [.. rows.OrderByDescending(row => row.Published).ThenBy(row => row.Id.Value, StringComparer.Ordinal)];
        published = [.. Rows.Select(row => row.Published)];
        Days = [.. Rows.Select(row => dayOf(row.Published).DayNumber)];
        Outlets = Names.Of(Rows.Select(row => row.Outlet));
        Languages = Names.Of(Rows.Select(row => row.Language));
        Events = Names.Of(eventsOf(Rows));
        (Topics, TopicsOf) = Split(Rows);
        Stamp = StampOf(Rows);
    }

    public IReadOnlyList<StoryRow> Rows { get; }

    /// <summary>Changes when the stories do.</summary>
    public string Stamp { get; }

    internal IReadOnlyList<IReadOnlyList<StoryRow>> Parts { get; }

    /// <summary>The local day of each row.</summary>
    internal int[] Days { get; }
    internal Names Outlets { get; }
    internal Names Languages { get; }
    internal Names Events { get; }
    internal IReadOnlyList<string> Topics { get; }

    /// <summary>Of each row, its places in <see cref="Topics"/>.</summary>
    internal int[][] TopicsOf { get; }

    /// <summary>The rows published in this time: from the first to before the second.</summary>
    internal (int Start, int End) Between(DateTimeOffset from, DateTimeOffset to) => (FirstBefore(to), FirstBefore(from));

    private int FirstBefore(DateTimeOffset time)
    {
        var (low, high) = (0, published.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (published[middle] >= time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static (IReadOnlyList<string> Topics, int[][] Of) Split(IReadOnlyList<StoryRow> rows)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var of = new int[rows.Count][];
        for (var i = 0; i < rows.Count; i++)
        {
            of[i] = new int[rows[i].Topics.Count];
            for (var topic = 0; topic < of[i].Length; topic++)
                of[i][topic] = Names.NumberOf(numbers, rows[i].Topics[topic]);
        }

        return ([.. numbers.Keys], of);
    }

    private static string StampOf(IReadOnlyList<StoryRow> rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows.Count:x}-{rows.Select(row => row.ExtractedAt).DefaultIfEmpty().Max().ToUnixTimeMilliseconds():x}");
}

/// <summary>Names given to each row in turn, as numbers: those that occur, and the number of each row's.</summary>
internal sealed record Names(IReadOnlyList<string> All, int[] OfRow)
{
    public static Names Of(IEnumerable<string> each)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var of = each.Select(name => NumberOf(numbers, name)).ToArray();
        return new([.. numbers.Keys], of);
    }

    /// <summary>-1 for a name that no row has.</summary>
    public int Find(string name)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == name)
                return i;
        }

        return -1;
    }

    public static int NumberOf(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out var number))
            numbers[name] = number = numbers.Count;
        return number;
    }
}
