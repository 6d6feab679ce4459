using AngleSharp.Dom;

namespace NewsMonitor.Stories.Extraction;

/// <summary>An element and the blocks inside it: <see cref="First"/> up to, not including, <see cref="End"/>.</summary>
internal sealed class Region(IElement element, Region? parent, int first, FurnitureName? furniture, bool isBody)
{
    public IElement Element => element;
    public Region? Parent => parent;
    public int First => first;
    public int End { get; set; }
    public FurnitureName? Furniture => furniture;

    /// <summary>The page itself calls this the article's body.</summary>
    public bool IsBody => isBody;
}
