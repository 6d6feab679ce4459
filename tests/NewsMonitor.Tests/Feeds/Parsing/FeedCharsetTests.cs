using System.Text;

namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>The bytes are believed before the labels.</summary>
public sealed class FeedCharsetTests
{
    static FeedCharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1252", "El «niño» cuesta 5 €")]
    [InlineData("ISO-8859-15", "Prix: 5 €")]
    [InlineData("windows-1250", "Žluťoučký kůň")]
    [InlineData("ISO-8859-2", "Łódź")]
    [InlineData("windows-1251", "Колумбия")]
    [InlineData("KOI8-R", "Колумбия")]
    [InlineData("windows-1253", "Κολομβία")]
    [InlineData("windows-1254", "İstanbul")]
    [InlineData("windows-1255", "קולומביה")]
    [InlineData("windows-1256", "كولومبيا")]
    [InlineData("windows-1257", "Kolumbija ąž")]
    [InlineData("Shift_JIS", "コロンビア共和国の新聞")]
    [InlineData("EUC-JP", "コロンビア共和国の新聞")]
    [InlineData("ISO-2022-JP", "コロンビア共和国の新聞")]
    [InlineData("gb18030", "哥伦比亚共和国新闻")]
    [InlineData("Big5", "哥倫比亞共和國新聞")]
    [InlineData("EUC-KR", "콜롬비아 공화국 뉴스")]
    public void A_declared_charset_is_read(string name, string title) =>
        Assert.Equal(title, Parsed.Bytes(Encoding.GetEncoding(name).GetBytes(Feed(title, name))).Entries[0].Title);

    [Theory]
    [InlineData("application/rss+xml; charset=windows-1251", "windows-1251")]
    [InlineData("text/xml;charset=\"koi8-r\"", "koi8-r")]
    [InlineData("text/xml; CHARSET=Windows-1251; x=y", "windows-1251")]
    public void The_servers_charset_serves_where_the_document_names_none(string header, string name) =>
        Assert.Equal("Колумбия", Parsed.Bytes(Encoding.GetEncoding(name).GetBytes(Feed("Колумбия", null)), header).Entries[0].Title);

    [Theory]
    [InlineData("ISO-8859-1", null)]
    [InlineData("utf-16", null)]
    [InlineData("windows-1251", "text/xml; charset=iso-8859-1")]
    [InlineData("x-none", null)]
    [InlineData("", null)]
    public void Bytes_that_are_utf8_are_utf8_whatever_the_labels_say(string declared, string? header) =>
        Assert.Equal("Bogotá — 5 €", Parsed.Bytes(Encoding.UTF8.GetBytes(Feed("Bogotá — 5 €", declared)), header).Entries[0].Title);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("ISO-8859-1")]
    [InlineData("us-ascii")]
    [InlineData(null)]
    public void Latin_text_under_a_wrong_label_is_windows_1252(string? declared) =>
        Assert.Equal("“Año” 5 €", Parsed.Bytes(Encoding.GetEncoding(1252).GetBytes(Feed("“Año” 5 €", declared))).Entries[0].Title);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_decides(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal("Bogotá 🌧", Parsed.Bytes([.. encoding.GetPreamble(), .. encoding.GetBytes(Feed("Bogotá 🌧", "iso-8859-1"))]).Entries[0].Title);
    }

    [Fact]
    public void Utf16_is_known_without_a_mark() =>
        Assert.Equal("Bogotá", Parsed.Bytes(Encoding.Unicode.GetBytes(Feed("Bogotá", "utf-16"))).Entries[0].Title);

    [Fact]
    public void One_broken_byte_spoils_nothing_but_itself()
    {
        var bytes = Encoding.UTF8.GetBytes(Feed("Café Bogotá Medellín Cúcuta Ibagué X |next", "utf-8"));
        bytes[Array.IndexOf(bytes, (byte)'X')] = 0xC3;

        Assert.EndsWith("|next", Parsed.Bytes(bytes).Entries[0].Title, StringComparison.Ordinal);
        Assert.StartsWith("Café Bogotá", Parsed.Bytes(bytes).Entries[0].Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BogotÃ¡ y MedellÃ\u00adn", "Bogotá y Medellín")]
    [InlineData("â€œSÃ­â€\u009d", "“Sí”")]
    [InlineData("São Paulo, Åland", "São Paulo, Åland")]
    [InlineData("Ã la carte", "Ã la carte")]
    public void Text_encoded_twice_is_mended_and_other_text_left(string written, string read) =>
        Assert.Equal(read, Parsed.Item($"<title>{written}</title>").Title);

    [Theory]
    [InlineData("&#147;A&#148; &#150; B&#133;", "“A” – B…")]
    [InlineData("&#x92;", "’")]
    [InlineData("&#128;5", "€5")]
    public void References_into_the_windows_range_mean_its_characters(string written, string read) =>
        Assert.Equal(read, Parsed.Item($"<title>{written}</title>").Title);

    private static string Feed(string title, string? declared) =>
        $"<?xml version=\"1.0\"{(declared is null ? "" : $" encoding=\"{declared}\"")}?>\n<rss version=\"2.0\"><channel><title>N</title><item><title>{title}</title></item></channel></rss>";
}
