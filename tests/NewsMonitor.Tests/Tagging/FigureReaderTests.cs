using NewsMonitor.Tagging.Figures;

namespace NewsMonitor.Tests.Tagging;

public sealed class FigureReaderTests
{
    [Theory]
    [InlineData("en", "worth $380m a year", "money", "$380m a year", 380e6, "USD")]
    [InlineData("en", "a US$1.125 billion loan", "money", "US$1.125 billion", 1.125e9, "USD")]
    [InlineData("en", "paid 200 million dollars", "money", "200 million dollars", 200e6, "USD")]
    [InlineData("en", "€40bn in all", "money", "€40bn", 40e9, "EUR")]
    [InlineData("es", "unos US$ 380 millones", "money", "US$ 380 millones", 380e6, "USD")]
    [InlineData("es", "costó $350.000 millones", "money", "$350.000 millones", 350e9, "COP")]
    [InlineData("es", "otros 1,2 billones de pesos", "money", "1,2 billones de pesos", 1.2e12, "COP")]
    [InlineData("es", "1.300 millones de dólares anuales", "money", "1.300 millones de dólares anuales", 1.3e9, "USD")]
    [InlineData("es", "suma 14 mil millones de dólares", "money", "14 mil millones de dólares", 14e9, "USD")]
    [InlineData("en", "253,000 hectares of coca", "area", "253,000 hectares", 253_000, "ha")]
    [InlineData("es", "con 253.000 hectáreas", "area", "253.000 hectáreas", 253_000, "ha")]
    [InlineData("en", "over 12 square miles", "area", "12 square miles", 12, "square miles")]
    [InlineData("es", "el 25 % del total", "percentage", "25 %", 25, "%")]
    [InlineData("es", "creció 13,9% este año", "percentage", "13,9%", 13.9, "%")]
    [InlineData("en", "by about 70 percent", "percentage", "70 percent", 70, "%")]
    [InlineData("en", "shipped 96 tonnes", "quantity", "96 tonnes", 96, "t")]
    [InlineData("es", "envió 96 toneladas", "quantity", "96 toneladas", 96, "t")]
    [InlineData("en", "sent 18 Black Hawk helicopters", "quantity", "18 Black Hawk helicopters", 18, "helicopters")]
    [InlineData("es", "dieciocho helicópteros", "quantity", "dieciocho helicópteros", 18, "helicopters")]
    [InlineData("es", "llegaron 110 deportados", "quantity", "110 deportados", 110, "people")]
    [InlineData("en", "eleven dead after", "quantity", "eleven dead", 11, "deaths")]
    public void An_amount_is_read_in_both_ways_of_writing(string language, string text, string kind, string words, double value, string unit)
    {
        var figure = Assert.Single(FigureReader.Read(text, language));

        Assert.Equal((kind, words, unit), (figure.Kind, figure.Text, figure.Unit));
        Assert.Equal(value, figure.Value!.Value, value * 1e-9);
        Assert.Equal(words, text.Substring(figure.Offset, figure.Length));
    }

    [Theory]
    [InlineData("en", "on September 16, 2025, he", "September 16, 2025")]
    [InlineData("en", "Published 17 Sep 2025 by", "17 Sep 2025")]
    [InlineData("es", "el 16 de septiembre de 2025 dijo", "16 de septiembre de 2025")]
    [InlineData("es", "hasta el 7 de agosto", "7 de agosto")]
    [InlineData("en", "dated 2026-08-07.", "2026-08-07")]
    public void A_date_is_a_figure_without_a_value(string language, string text, string words)
    {
        var figure = Assert.Single(FigureReader.Read(text, language));

        Assert.Equal(("date", words, null), (figure.Kind, figure.Text, figure.Value));
    }

    [Theory]
    [InlineData("In 2023 nothing was counted, nor in 45 others.")]
    [InlineData("The B2 visa, Title 42 and Section 232")]
    [InlineData("G20, F-16, MS-13, 24/7")]
    [InlineData("99999999999999999999999999999999999999999999 x")]
    public void A_bare_number_is_no_figure(string text) => Assert.Empty(FigureReader.Read(text, "en"));

    [Fact]
    public void Each_amount_stands_once_in_the_order_of_the_text_with_its_sentence()
    {
        var figures = FigureReader.Read("Aid was $380m. The U.S. cut it by 50 %.\nLater $380m came back, and 12 flights!", "en");

        Assert.Equal(["$380m", "50 %", "12 flights"], figures.Select(f => f.Text));
        Assert.Equal("The U.S. cut it by 50 %.", figures[1].Sentence.Trim());
    }

    [Fact]
    public void A_text_of_numbers_alone_takes_no_longer_than_its_length() => Assert.Empty(FigureReader.Read(string.Concat(Enumerable.Repeat("1.000.000.000 ", 50_000)), "es"));
}
