using NewsMonitor.Digests;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Operations;

/// <summary>Every booking that the stories of a time speak of, against what the outbox holds of them.</summary>
public sealed record Books
{
    public required int Seen { get; init; }
    public required int Relevant { get; init; }

    /// <summary>As the stories' rows say.</summary>
    public required int Booked { get; init; }

    /// <summary>As the outbox says, by what became of them.</summary>
    public required IReadOnlyDictionary<BookingState, int> Outbox { get; init; }

    public int InOutbox => Outbox.Values.Sum();
    public bool Balance => Booked == InOutbox;

    /// <summary>Corrections are booked beside their story and counted on neither side.</summary>
    public static Books Of(IReadOnlyCollection<StoryRow> rows, IEnumerable<Booking> bookings)
    {
        var counted = rows.Where(row => row is { Relevant: true, Version: 1 }).ToList();
        var ids = counted.Select(row => row.Id).ToHashSet();
        return new()
        {
            Seen = rows.Count,
            Relevant = rows.Count(row => row.Relevant),
            Booked = counted.Sum(row => row.Booked),
            Outbox = bookings.Where(booking => booking.Version == 1 && ids.Contains(booking.Story)).CountBy(booking => booking.State).ToDictionary(),
        };
    }
}
