namespace NewsMonitor.Stories.Extraction;

/// <summary>Finds the element whose blocks add up to the most: sentences count for it, links and labels against.</summary>
internal sealed class BodyFinder(IReadOnlyList<TextBlock> blocks, IReadOnlyList<Region> regions)
{
    private const double MostShareOfFurniture = 0.4;
    private const double LeastShareOfNamedBody = 0.6;
    private const int WordsOfASmallThing = 60;

    private readonly bool[] dropped = new bool[blocks.Count];

    public IReadOnlyList<TextBlock> Find()
    {
        DropFurniture();
        var sums = Sums();
        double Score(Region region) => sums[region.End] - sums[region.First];

        var best = regions[0];
        foreach (var region in regions)
        {
            if (region.Furniture is null && Score(region) >= Score(best))
                best = region;
        }

        foreach (var region in regions)
        {
            if (region.IsBody && region.First >= best.First && region.End <= best.End && Score(region) >= LeastShareOfNamedBody * Score(best))
            {
                best = region;
                break;
            }
        }

        foreach (var region in regions)
        {
            if (region.First >= best.First && region.End <= best.End && region != best && Score(region) < -3)
                dropped.AsSpan(region.First, region.End - region.First).Fill(true);
        }

        return [.. Enumerable.Range(best.First, best.End - best.First).Where(i => !dropped[i]).Select(i => blocks[i])];
    }

    private void DropFurniture()
    {
        var solid = new int[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++)
            solid[i + 1] = solid[i] + (blocks[i].IsSolid ? blocks[i].Words : 0);
        int Solid(Region region) => solid[region.End] - solid[region.First];

        var tally = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var region in regions)
        {
            if (region.Furniture is { } name && name.Strength != FurnitureStrength.Always)
                tally[name.Name] = tally.GetValueOrDefault(name.Name) + Solid(region);
        }

        foreach (var region in regions)
        {
            if (region.Furniture is not { } name)
                continue;
            var isFurniture = name.Strength switch
            {
                FurnitureStrength.Always => Solid(region) < 0.9 * solid[^1],
                FurnitureStrength.Box => tally[name.Name] <= MostShareOfFurniture * solid[^1],
                _ => Solid(region) <= WordsOfASmallThing && tally[name.Name] <= MostShareOfFurniture * solid[^1],
            };
            if (isFurniture)
                dropped.AsSpan(region.First, region.End - region.First).Fill(true);
        }
    }

    private double[] Sums()
    {
        var sums = new double[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++)
            sums[i + 1] = sums[i] + (dropped[i] ? 0 : Worth(blocks[i]));
        return sums;
    }

    private static double Worth(TextBlock block)
    {
        if (block.IsSolid)
            return block.Words * (1 - block.LinkShare);
        if (block.Kind == BlockKind.Heading)
            return block.LinkShare > 0.5 ? -4 : 0;
        return block.LinkShare > 0.5 ? -2 - block.Words / 2.0 : block.Words < 4 ? -1 : 0;
    }
}
