namespace NewsMonitor.Tagging.Deciding;

/// <summary>The features of the relevance model, by the names that stand in the profile. Each lies between 0 and 1.</summary>
internal static class Feature
{
    public const int BothInTitle = 0;
    public const int BothInHead = 1;
    public const int BothThroughText = 2;
    public const int ActsInTitle = 3;
    public const int ActsInHead = 4;
    public const int PolicyInTitle = 5;
    public const int PolicyInHead = 6;
    public const int SharedTerm = 7;
    public const int SideBySide = 8;
    public const int FirstThroughText = 9;
    public const int SecondThroughText = 10;
    public const int OthersInTitle = 11;
    public const int OthersInHead = 12;
    public const int FirstInLists = 13;
    public const int FirstNotInHead = 14;
    public const int SecondNotInHead = 15;
    public const int VetoInTitle = 16;
    public const int VetoInHead = 17;
    public const int VetoThroughText = 18;
    public const int SecondNotInTitle = 19;
    public const int OfficialsInHead = 20;
    public const int TitleAlone = 21;
    public const int OtherInstead = 22;
    public const int PolicyBesideBoth = 23;
    public const int SecondComesLate = 24;
    public const int BothThroughLongText = 25;
    public const int PolicyThroughLongText = 26;
    public const int SecondHardlyNamed = 27;
    public const int Count = 28;

    public static readonly string[] Names =
    [
        "both sides in the title",
        "both sides in title or lead",
        "both sides together through the text",
        "one acts on the other in the title",
        "one acts on the other in title or lead",
        "policy subject in the title",
        "policy subject in title or lead",
        "a term of both sides",
        "sides side by side",
        "first side through the text",
        "second side through the text",
        "other countries in the title",
        "other countries crowd the head",
        "first side only in lists",
        "first side not in the head",
        "second side not in the head",
        "veto in the title",
        "veto in title or lead",
        "veto through the text",
        "second side not in the title",
        "officials of both sides in title or lead",
        "there is only a title",
        "another country in a side's place in the title",
        "policy subject in a sentence with both sides",
        "second side only after the first sentence",
        "both sides all through a long text",
        "policy all through a long text",
        "second side hardly named in a long text",
    ];

    /// <summary>1 where a feature may only speak for relevance, -1 where only against it, 0 where it only shifts the scale. The fit keeps to these, so that no weight says the opposite of its name.</summary>
    public static readonly int[] Signs = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 0, -1, 1, -1, 1, 1, -1];

    public static int IndexOf(string name) => Array.IndexOf(Names, name);
}
