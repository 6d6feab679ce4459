using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>A query made ready for one shelf.</summary>
internal sealed class ShelfFilter(Shelf shelf, StoriesQuery query, SearchResult? found)
{
    private readonly int outlet = query.Source is null ? -1 : shelf.Outlets.Find(query.Source);
    private readonly int language = query.Language is null ? -1 : shelf.Languages.Find(query.Language);
    private readonly int topic = query.Topic is null ? -1 : shelf.Topics.ToList().IndexOf(query.Topic);

    public bool IsFound(int row) => found is null || found.Contains(shelf.Rows[row].Id);

    public bool FitsAllButTopic(int row) =>
        (query.Source is null || shelf.Outlets.OfRow[row] == outlet)
        && (query.Language is null || shelf.Languages.OfRow[row] == language)
        && (query.MinScore is null || shelf.Rows[row].Score >= query.MinScore)
        && (query.Urgency is null || shelf.Rows[row].Urgency >= query.Urgency);

    public bool FitsTopic(int row) => query.Topic is null || Array.IndexOf(shelf.TopicsOf[row], topic) >= 0;

    public bool Fits(int row) => IsFound(row) && FitsAllButTopic(row) && FitsTopic(row);
}
