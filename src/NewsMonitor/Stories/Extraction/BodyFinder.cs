namespace NewsMonitor.Stories.Extraction;

/// <summary>Finds the element whose blocks add up to the most: sentences count for it, links and labels against.</summary>
internal sealed class BodyFinder(IReadOnlyList<TextBlock> blocks, IReadOnlyList<Region> regions)
{
    private const double MostShareOfFurniture = 0.4;
    private const double LeastShareOfNamedBody = 0.6;
    private const double LeastShareOfCore = 0.95;
    private const int WordsOfASmallThing = 120;

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
            if (region.Furniture is null && Contains(best, region) && Score(region) >= LeastShareOfCore * Score(best))
                best = region;
        }

        var bodies = regions.Where(region => region.IsBody && Contains(best, region) && Score(region) > 0).ToList();
        var named = bodies.FirstOrDefault(region => Score(region) >= LeastShareOfNamedBody * Score(best));
        if (named is not null && bodies.All(other => Contains(named, other) || Contains(other, named) || Score(other) < 0.1 * Score(named)))
            best = named;

        foreach (var region in regions)
        {
            if (region.First >= best.First && region.End <= best.End && region != best && region.Element.LocalName is not ("li" or "p") && (IsLinkList(region) || IsTeaser(region)))
                dropped.AsSpan(region.First, region.End - region.First).Fill(true);
        }

        return [.. Lead(best), .. Kept(best)];
    }

    private IEnumerable<TextBlock> Kept(Region region) => Enumerable.Range(region.First, region.End - region.First).Where(i => !dropped[i]).Select(i => blocks[i]);

    /// <summary>What stands between headline and body and is called its lead.</summary>
    private IEnumerable<TextBlock> Lead(Region body)
    {
        var headline = 0;
        foreach (var region in regions)
        {
            if (region.Element.LocalName == "h1" && region.End <= body.First)
                headline = region.First;
        }

        foreach (var region in regions)
        {
            if (region.First >= headline && region.End <= body.First && region.First >= body.First - 40 && region.End > region.First && ArticleNames.IsLead(region.Element))
            {
                var lead = Kept(region).Where(block => block.LinkShare < 0.5).ToList();
                if (lead.Sum(block => block.Words) is >= 6 and <= 90)
                    return lead;
            }
        }

        return [];
    }

    private bool IsLinkList(Region region)
    {
        var (words, linked) = (0, 0.0);
        for (var i = region.First; i < region.End; i++)
        {
            if (blocks[i].IsSolid || blocks[i].Words > 9 && blocks[i].Text.EndsWith('.'))
                return false;
            words += blocks[i].Words;
            linked += blocks[i].Words * blocks[i].LinkShare;
        }

        return words > 3 && linked > 0.6 * words;
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
            if (region.Furniture is { } name && (region.Parent is not { Furniture: { } outer } || outer.Name != name.Name))
                tally[name.Name] = tally.GetValueOrDefault(name.Name) + Solid(region);
        }

        var named = regions.Where(region => region.IsBody || region.Element.LocalName == "article").MaxBy(region => Solid(region) * (IsInFurniture(region) ? 0.5 : 1));
        var inNamed = named is null ? 0 : Solid(named);
        foreach (var region in regions)
        {
            if (region.Furniture is not { } name || region.IsBody || named is not null && inNamed >= 50 && Contains(region, named))
                continue;
            var words = tally.GetValueOrDefault(name.Name);
            var most = inNamed < 50 || named is null ? MostShareOfFurniture * solid[^1]
                : Contains(named, region) ? MostShareOfFurniture * inNamed
                : Math.Max(2 * inNamed, MostShareOfFurniture * solid[^1]);
            var isFurniture = name.Strength switch
            {
                FurnitureStrength.Always => Solid(region) < 0.9 * solid[^1],
                FurnitureStrength.Box => words <= most,
                _ => Solid(region) <= WordsOfASmallThing && words <= most,
            };
            if (isFurniture)
                dropped.AsSpan(region.First, region.End - region.First).Fill(true);
        }
    }

    private static bool IsInFurniture(Region? region)
    {
        for (; region is not null; region = region.Parent)
        {
            if (region.Furniture is not null && !region.IsBody)
                return true;
        }

        return false;
    }

    /// <summary>A card for another story: an article of its own whose first words lead elsewhere.</summary>
    private bool IsTeaser(Region region)
    {
        if (region.Element.LocalName != "article" || region.End == region.First)
            return false;
        var words = 0;
        for (var i = region.First; i < region.End; i++)
            words += blocks[i].Words;
        return words <= WordsOfASmallThing && Enumerable.Range(region.First, Math.Min(3, region.End - region.First)).Any(i => blocks[i].LinkShare > 0.8 && blocks[i].Words > 3);
    }

    private static bool Contains(Region outer, Region inner) => outer.First <= inner.First && outer.End >= inner.End;

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
