using NewsMonitor.Tagging;
using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tests.Tagging;

public sealed class MatchingTests
{
    private static readonly Tagger Tagger = SmallProfile.Tagger();

    [Theory]
    // Words end where letters end, in any script.
    [InlineData("Norway", "no.country", true)]
    [InlineData("(Norway)", "no.country", true)]
    [InlineData("«Norway»—", "no.country", true)]
    [InlineData("pro-Norway", "no.country", true)]
    [InlineData("Norway’s", "no.country", true)]
    [InlineData("Norwayé", "no.country", false)]
    [InlineData("НNorway", "no.country", false)]
    [InlineData("Norways", "no.country", false)]
    // Accents are folded, composed or not; ñ is a letter of its own.
    [InlineData("Elysee", "fr.palace", true)]
    [InlineData("E\u0301lyse\u0301e", "fr.palace", true)]
    [InlineData("ÉLYSÉE", "fr.palace", true)]
    [InlineData("Ély\u00adsée", "fr.palace", true)]
    [InlineData("Peña Blanca", "no.lakes", true)]
    [InlineData("Pen\u0303a Blanca", "no.lakes", true)]
    [InlineData("Pena Blanca", "no.lakes", false)]
    [InlineData("Orléanais", "fr.accent", true)]
    [InlineData("Orleanais", "fr.accent", false)]
    // Case by the term's own rule.
    [InlineData("norway", "no.country", false)]
    [InlineData("NORWAY", "no.country", true)]
    [InlineData("NCS", "no.gas", true)]
    [InlineData("ncs", "no.gas", false)]
    [InlineData("N.C.S.", "no.gas", false)]
    // A phrase goes over spaces and hyphens, not over stops and commas.
    [InlineData("Peña-Blanca", "no.lakes", true)]
    [InlineData("Peña\u00a0Blanca", "no.lakes", true)]
    [InlineData("Peña, Blanca", "no.lakes", false)]
    [InlineData("Peña.\nBlanca", "no.lakes", false)]
    [InlineData("Peña (Blanca)", "no.lakes", false)]
    // … but for a phrase that has the comma itself.
    [InlineData("Norway, Maine", "la.town", true)]
    [InlineData("Norway, Maine", "no.country", false)]
    [InlineData("Norway Maine", "la.town", false)]
    public void A_term_is_found_where_a_reader_would_find_it(string text, string rule, bool found) =>
        Assert.Equal(found, Tagger.Decide(new(text, null) { Language = "en" }).Evidence.Any(e => e.Rule == rule));

    [Fact]
    public void The_longest_phrase_wins_and_is_found_where_it_stands()
    {
        var title = "🙂 In E\u0301lyse\u0301e cinema they sign";

        var found = Tagger.Decide(new(title, null) { Language = "en" }).Evidence.Single(e => e.Rule == "la.palace");

        Assert.Equal("E\u0301lyse\u0301e cinema", title.Substring(found.Offset, found.Length));
    }

    [Theory]
    [InlineData("colombian(o|a|os|as)", "colombiano colombiana colombianos colombianas")]
    [InlineData("(la )Casa", "la Casa|Casa")]
    [InlineData("baj(ó|a(n|))", "bajó bajan baja")]
    [InlineData("plain", "plain")]
    public void Spellings_are_declared_by_brackets(string pattern, string spellings) =>
        Assert.Equal(spellings.Contains('|') ? spellings.Split('|') : spellings.Split(' '), Spellings.Expand(pattern));

    [Theory]
    [InlineData("open(a|b")]
    [InlineData("stray)")]
    [InlineData("(a|b|c|d|e|f|g|h)(a|b|c|d|e|f|g|h)(a|b|c|d|e|f|g|h)")]
    public void A_stray_bracket_or_too_many_spellings_are_none(string pattern) => Assert.Null(Spellings.Expand(pattern));
}
