using NewsMonitor.Tagging.Matching;
using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Deciding;

/// <summary>A term that counts at a place of the story, and how much: less for those out of office or in a list.</summary>
internal readonly record struct Mention(Term Term, Hit Hit, bool InTitle, double Factor, bool Listed)
{
    public double Side(int side) => Term.Sides[side] * Factor;
}
