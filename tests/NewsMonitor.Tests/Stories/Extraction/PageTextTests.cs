using System.Text;
using NewsMonitor.Http;
using NewsMonitor.Stories.Extraction;

namespace NewsMonitor.Tests.Stories.Extraction;

public sealed class PageTextTests
{
    private const string Words = "<p>año «señal» – 15 €</p>";

    [Theory]
    [InlineData("utf-8", null, "")]
    [InlineData("utf-8", "text/html; charset=iso-8859-1", "<meta charset=iso-8859-1>")]
    [InlineData("utf-16", null, "")]
    [InlineData("windows-1252", null, "")]
    [InlineData("windows-1252", "text/html; charset=ISO-8859-1", "")]
    [InlineData("windows-1252", "text/html", "<meta charset='latin1'>")]
    [InlineData("windows-1252", null, """<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252">""")]
    [InlineData("windows-1252", null, "<meta charset=utf-8>")]
    [InlineData("windows-1252", "text/html; charset=utf-8", "")]
    public void Bytes_become_the_words_that_were_written_whatever_the_labels_say(string encoding, string? contentType, string meta)
    {
        var written = Encoding(encoding);

        var text = PageText.Decode([.. written.GetPreamble(), .. written.GetBytes($"<html><head>{meta}</head>{Words}")], contentType);

        Assert.EndsWith(Words, text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', text);
    }

    [Fact]
    public void The_page_names_its_charset_where_the_server_does_not()
    {
        var bytes = Encoding("windows-1251").GetBytes("<html><head><title>x</title><meta name=a content=b><meta charset=windows-1251></head>Мост открыт");

        Assert.EndsWith("Мост открыт", PageText.Decode(bytes, "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_broken_byte_does_not_spoil_the_rest() =>
        Assert.Equal("Bogotá Ãñame", PageText.Decode([.. System.Text.Encoding.UTF8.GetBytes("Bogotá "), 0xC3, .. System.Text.Encoding.UTF8.GetBytes("ñame")], null));

    private static Encoding Encoding(string name) => CharsetNames.Find(name)!;
}
