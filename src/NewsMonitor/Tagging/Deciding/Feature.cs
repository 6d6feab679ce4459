namespace NewsMonitor.Tagging.Deciding;

/// <summary>The features of the relevance model, by the names that stand in the profile. Each lies between 0 and 1.</summary>
internal static class Feature
{
    public const int BothInTitle = 0;
    public const int BothInHead = 1;
    public const int BothInSentence = 2;
    public const int BothThroughText = 3;
    public const int ActsInTitle = 4;
    public const int ActsInHead = 5;
    public const int PolicyInTitle = 6;
    public const int PolicyInHead = 7;
    public const int SharedTerm = 8;
    public const int SideBySide = 9;
    public const int FirstThroughText = 10;
    public const int SecondThroughText = 11;
    public const int OthersInTitle = 12;
    public const int OthersInHead = 13;
    public const int FirstInLists = 14;
    public const int FirstNotInHead = 15;
    public const int SecondNotInHead = 16;
    public const int VetoInTitle = 17;
    public const int VetoInHead = 18;
    public const int VetoThroughText = 19;
    public const int FirstNotInTitle = 20;
    public const int SecondNotInTitle = 21;
    public const int OfficialsInHead = 22;
    public const int TitleAlone = 23;
    public const int OtherInstead = 24;
    public const int PolicyBesideBoth = 25;
    public const int SecondComesLate = 26;
    public const int BothThroughLongText = 27;
    public const int PolicyThroughLongText = 28;
    public const int SecondHardlyNamed = 29;
    public const int Count = 30;

    public static readonly string[] Names =
    [
        "both sides in the title",
        "both sides in title or lead",
        "both sides in one sentence of the head",
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
        "first side not in the title",
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
    public static readonly int[] Signs = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 0, -1, 1, -1, 1, 1, -1];

    public static int IndexOf(string name) => Array.IndexOf(Names, name);
}
