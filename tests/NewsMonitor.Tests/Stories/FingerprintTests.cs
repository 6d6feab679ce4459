using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Stories;

public sealed class FingerprintTests
{
    private static readonly string[] Report =
    [
        "The customs offices of both countries will open three new posts in the Caribbean ports before the year is out, the ministry said on Monday.",
        "Inspectors there will look into refrigerated cargo, which now waits for up to four days in the sun because there are not enough of them.",
        "Exporters of bananas reckon that each day costs them a tenth of what the fruit is worth and met the announcement with some reserve.",
        "A manager of a cooperative in the gulf recalled that the same promise had been made two years ago and had come to nothing then.",
        "The first of the posts is to open in August next to the cold store of the old port, where the rails end and the fence begins.",
    ];

    [Fact]
    public void Copies_of_one_text_are_near_each_other_whatever_outlets_change()
    {
        var original = Of(Report);

        Assert.True(original.IsCopyOf(Of(["GULF TOWN (Agency) — " + Report[0], .. Report[1..]])));
        Assert.True(original.IsCopyOf(Of([.. Report.Select(line => line.ToUpperInvariant().Replace(",", " –", StringComparison.Ordinal))])));
        Assert.Equal(0, original.DistanceTo(Of(Report)));
    }

    [Fact]
    public void Another_report_is_far_away_even_on_the_same_subject()
    {
        var other = SimHash.Of("A court in the capital has stopped the plan for new customs posts in the Caribbean, since nobody had asked the fishermen whose boats lie where the cold store would be built, and it gave the ministry ninety days to hear them.")!.Value;

        Assert.False(Of(Report).IsCopyOf(other));
    }

    [Fact]
    public void A_fingerprint_survives_being_written_down()
    {
        var original = Of(Report);

        Assert.Equal(original, SimHash.Parse(original.ToString()));
        Assert.Equal(16, original.ToString().Length);
    }

    [Fact]
    public void A_few_words_have_no_fingerprint() => Assert.Null(SimHash.Of("Too short to tell."));

    [Fact]
    public void The_hash_of_a_story_changes_with_its_title_and_its_text()
    {
        Assert.Equal(ContentHash.Of("a", "b"), ContentHash.Of("a", "b"));
        Assert.NotEqual(ContentHash.Of("a", "b"), ContentHash.Of("a", "c"));
        Assert.NotEqual(ContentHash.Of("a", "b"), ContentHash.Of("x", "b"));
        Assert.Equal(64, ContentHash.Of("a", "b").Length);
    }

    private static SimHash Of(IEnumerable<string> paragraphs) => SimHash.Of(string.Join("\n\n", paragraphs))!.Value;
}
