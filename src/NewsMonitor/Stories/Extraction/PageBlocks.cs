namespace NewsMonitor.Stories.Extraction;

/// <summary>A page's text in reading order and the elements that hold it, with sums over any of them at the price of two look-ups.</summary>
internal sealed class PageBlocks
{
    private readonly int[] words;
    private readonly int[] solid;
    private readonly double[] linked;

    public PageBlocks(IReadOnlyList<TextBlock> blocks, IReadOnlyList<Region> regions)
    {
        (Blocks, Regions) = (blocks, regions);
        (words, solid, linked) = (new int[blocks.Count + 1], new int[blocks.Count + 1], new double[blocks.Count + 1]);
        for (var i = 0; i < blocks.Count; i++)
        {
            words[i + 1] = words[i] + blocks[i].Words;
            solid[i + 1] = solid[i] + (blocks[i].IsSolid ? blocks[i].Words : 0);
            linked[i + 1] = linked[i] + blocks[i].Words * blocks[i].LinkShare;
        }
    }

    public IReadOnlyList<TextBlock> Blocks { get; }

    /// <summary>In document order: a region comes before those inside it.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>Words in sentences on the whole page.</summary>
    public int SolidWords => solid[^1];

    public int WordsIn(Region region) => words[region.End] - words[region.First];

    public int SolidWordsIn(Region region) => solid[region.End] - solid[region.First];

    public double LinkedWordsIn(Region region) => linked[region.End] - linked[region.First];
}
