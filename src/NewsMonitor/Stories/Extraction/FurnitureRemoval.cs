namespace NewsMonitor.Stories.Extraction;

/// <summary>
/// Decides which regions named like furniture are furniture. Names lie ("promo-wrapper" round the article), so a name is believed only
/// while what it takes is small beside what stays.
/// </summary>
internal static class FurnitureRemoval
{
    private const double MostShare = 0.4;
    private const double MostShareOfComments = 0.9;
    private const double MostTimesTheBody = 2;
    private const double HiddenCounts = 0.25;
    private const int LeastWordsOfBody = 50;
    private const int MostWordsOfALabel = 120;

    /// <returns>For each block whether it is dropped.</returns>
    public static bool[] Dropped(PageBlocks page)
    {
        var dropped = new bool[page.Blocks.Count];
        var body = NamedBody(page);
        var byName = WordsByName(page);
        foreach (var region in page.Regions)
        {
            if (region.Furniture is { } name && (body is null || !region.Contains(body)) && IsFurniture(page, region, name, byName.GetValueOrDefault(name.Name), body))
                dropped.AsSpan(region.First, region.End - region.First).Fill(true);
        }

        return dropped;
    }

    private static bool IsFurniture(PageBlocks page, Region region, FurnitureName name, int wordsOfName, Region? body)
    {
        if (name.Strength == FurnitureStrength.Always)
            return page.SolidWordsIn(region) < MostShareOfComments * page.SolidWords;
        if (name.Strength == FurnitureStrength.Small && page.SolidWordsIn(region) > MostWordsOfALabel)
            return false;
        var most = body is null ? MostShare * page.SolidWords
            : body.Contains(region) ? MostShare * page.SolidWordsIn(body)
            : Math.Max(MostTimesTheBody * page.SolidWordsIn(body), MostShare * page.SolidWords);
        return wordsOfName <= most;
    }

    // A twin that is hidden for machines must not stand for the one that readers see.
    private static Region? NamedBody(PageBlocks page)
    {
        var body = page.Regions.Where(region => region.IsBody || region.Tag == "article").MaxBy(region => page.SolidWordsIn(region) * (region.IsInFurniture ? HiddenCounts : 1));
        return body is not null && page.SolidWordsIn(body) >= LeastWordsOfBody ? body : null;
    }

    private static Dictionary<string, int> WordsByName(PageBlocks page)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var region in page.Regions)
        {
            if (region.Furniture is { } name && !region.RepeatsName)
                words[name.Name] = words.GetValueOrDefault(name.Name) + page.SolidWordsIn(region);
        }

        return words;
    }
}
