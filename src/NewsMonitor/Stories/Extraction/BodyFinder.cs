namespace NewsMonitor.Stories.Extraction;

/// <summary>Finds the element whose blocks add up to the most: sentences count for it, links and labels against.</summary>
internal sealed class BodyFinder
{
    private const double LeastShareOfCore = 0.95;
    private const double LeastShareOfNamedBody = 0.6;
    private const double MostShareBesideNamedBody = 0.1;
    private const double MostLinkedWords = 0.6;
    private const int WordsOfATeaser = 120;
    private const int WordsOfASentence = 10;
    private const int LeastWordsOfAnArticle = 30;
    private const int BlocksBeforeBody = 40;

    private readonly PageBlocks page;
    private readonly bool[] dropped;
    private readonly double[] sums;

    private BodyFinder(PageBlocks page)
    {
        this.page = page;
        dropped = FurnitureRemoval.Dropped(page);
        sums = new double[page.Blocks.Count + 1];
        for (var i = 0; i < dropped.Length; i++)
            sums[i + 1] = sums[i] + (dropped[i] ? 0 : Worth(page.Blocks[i]));
    }

    public static IReadOnlyList<TextBlock> Find(PageBlocks page) => new BodyFinder(page).Find();

    private List<TextBlock> Find()
    {
        var body = FirstArticle(NamedBody(Core(Best())));
        foreach (var region in page.Regions)
        {
            if (region != body && body.Contains(region) && region.Tag is not ("li" or "p") && (IsLinkList(region) || IsTeaser(region)))
                dropped.AsSpan(region.First, region.End - region.First).Fill(true);
        }

        return [.. Lead(body), .. Kept(body)];
    }

    private Region Best()
    {
        var best = page.Regions[0];
        foreach (var region in page.Regions)
        {
            if (region.Furniture is null && Score(region) >= Score(best))
                best = region;
        }

        return best;
    }

    /// <summary>The innermost element that still holds nearly all of it.</summary>
    private Region Core(Region best)
    {
        foreach (var region in page.Regions)
        {
            if (region.Furniture is null && best.Contains(region) && Score(region) >= LeastShareOfCore * Score(best))
                best = region;
        }

        return best;
    }

    /// <summary>What the page calls the body, unless it cut the body into several.</summary>
    private Region NamedBody(Region best)
    {
        var bodies = page.Regions.Where(region => region.IsBody && best.Contains(region) && Score(region) > 0).ToList();
        return bodies.Find(region => Score(region) >= LeastShareOfNamedBody * Score(best)) is { } named
            && bodies.TrueForAll(other => named.Contains(other) || other.Contains(named) || Score(other) < MostShareBesideNamedBody * Score(named))
            ? named
            : best;
    }

    /// <summary>Where readers are led on to the next article on the same page, the first.</summary>
    private Region FirstArticle(Region best)
    {
        var articles = page.Regions.Where(region => region.Tag == "article" && region != best && best.Contains(region) && page.SolidWordsIn(region) >= LeastWordsOfAnArticle
            && page.Regions.Any(heading => heading.Tag == "h1" && region.Contains(heading))).Take(2).ToList();
        return articles.Count == 2 && !articles[0].Contains(articles[1]) ? articles[0] : best;
    }

    /// <summary>What stands between headline and body and is called its lead.</summary>
    private List<TextBlock> Lead(Region body)
    {
        var headline = page.Regions.LastOrDefault(region => region.Tag == "h1" && region.End <= body.First)?.First ?? 0;
        var from = Math.Max(headline, body.First - BlocksBeforeBody);
        foreach (var region in page.Regions)
        {
            if (region.First < from || region.End > body.First || region.First == region.End || !ArticleNames.IsLead(region.Element))
                continue;
            var lead = Kept(region).Where(block => block.LinkShare < 0.5).ToList();
            if (lead.Sum(block => block.Words) is >= 6 and <= 90)
                return lead;
        }

        return [];
    }

    private IEnumerable<TextBlock> Kept(Region region) =>
        Enumerable.Range(region.First, region.End - region.First).Where(i => !dropped[i]).Select(i => page.Blocks[i]);

    private bool IsLinkList(Region region) =>
        page.WordsIn(region) > 3 && page.SolidWordsIn(region) == 0 && page.LinkedWordsIn(region) > MostLinkedWords * page.WordsIn(region) && !HoldsSentence(region);

    private bool HoldsSentence(Region region)
    {
        for (var i = region.First; i < region.End; i++)
        {
            if (page.Blocks[i].Words >= WordsOfASentence && page.Blocks[i].Text.EndsWith('.'))
                return true;
        }

        return false;
    }

    /// <summary>A card for another story: an article of its own whose first words lead elsewhere.</summary>
    private bool IsTeaser(Region region)
    {
        if (region.Tag != "article" || page.WordsIn(region) > WordsOfATeaser)
            return false;
        return page.Blocks.Skip(region.First).Take(Math.Min(3, region.End - region.First)).Any(block => block.LinkShare > 0.8 && block.Words > 3);
    }

    private double Score(Region region) => sums[region.End] - sums[region.First];

    private static double Worth(TextBlock block)
    {
        if (block.IsSolid)
            return block.Words * (1 - block.LinkShare);
        if (block.Kind == BlockKind.Heading)
            return block.LinkShare > 0.5 ? -4 : 0;
        return block.LinkShare > 0.5 ? -2 - block.Words / 2.0 : block.Words < 4 ? -1 : 0;
    }
}
