using AngleSharp.Dom;

namespace NewsMonitor.Stories.Extraction;

/// <summary>An element and the blocks inside it: <see cref="First"/> up to, not including, <see cref="End"/>.</summary>
internal sealed class Region(IElement element, Region? parent, int first, FurnitureName? furniture, bool isBody)
{
    public IElement Element => element;
    public string Tag => element.LocalName;
    public int First => first;
    public int End { get; set; }

    /// <summary>The page itself calls this the article's body.</summary>
    public bool IsBody => isBody;

    /// <summary>Why this may be furniture; a named body never is.</summary>
    public FurnitureName? Furniture { get; } = isBody ? null : furniture;

    public bool IsInFurniture => Furniture is not null || parent is { IsInFurniture: true };

    public bool RepeatsName => Furniture is { } name && parent?.Furniture?.Name == name.Name;

    public bool Contains(Region other) => First <= other.First && End >= other.End;
}
