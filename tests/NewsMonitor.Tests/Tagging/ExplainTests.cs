using System.Text.Json;
using NewsMonitor.Local.Explaining;
using NewsMonitor.Tagging;
using Spectre.Console;

namespace NewsMonitor.Tests.Tagging;

public sealed class ExplainTests
{
    [Fact]
    public void The_page_shows_verdict_words_rules_weights_and_figures()
    {
        var page = PageOf("Norway and France sign gas deal", "The Élysée speaks of €2bn a year.\n\n" + string.Concat(Enumerable.Repeat("Nobody else spoke of it. ", 10)) + "The biathlon went on.", ColorSystemSupport.NoColors);

        Assert.Contains("Relevant: ", page, StringComparison.Ordinal);
        Assert.Contains("where 0.50 is enough, on energy", page, StringComparison.Ordinal);
        Assert.Contains("both sides in the title", page, StringComparison.Ordinal);
        Assert.Contains("fr.palace", page, StringComparison.Ordinal);
        Assert.Contains("veto sport", page, StringComparison.Ordinal);
        Assert.Contains("2,000,000,000 EUR", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_that_counted_stand_out_in_their_sentence()
    {
        var page = PageOf("News", "The Élysée met Norway’s wind farms.", ColorSystemSupport.TrueColor);

        Assert.Matches("\u001b\\[1;38;5;\\d+mÉlysée\u001b\\[0m", page);
    }

    [Fact]
    public void A_hostile_title_moves_no_cursor_and_is_no_markup()
    {
        var page = PageOf("Norway \u001b[2J[red]France[/] \u202egnp.exe gas deal", "[/][blink]Norway[/]", ColorSystemSupport.NoColors);

        Assert.DoesNotContain("\u001b[2J", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", page, StringComparison.Ordinal);
        Assert.Contains("[red]France[/]", page, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_it_is_there_as_JSON()
    {
        var explanation = Explanation.Of(SmallProfile.Tagger(), new("Norway and France sign gas deal", "Worth €2bn.") { Language = "en" });

        using var json = JsonDocument.Parse(JsonSerializer.Serialize(explanation, ExplanationJson.Readable.Explanation));

        Assert.Equal("side", json.RootElement.GetProperty("decision").GetProperty("evidence")[0].GetProperty("kind").GetString());
        Assert.Equal("€2bn", json.RootElement.GetProperty("figures")[0].GetProperty("text").GetString());
        Assert.True(json.RootElement.GetProperty("weights").GetArrayLength() > 2);
    }

    [Theory]
    [InlineData("Title\nText", "Title", "Text")]
    [InlineData("\r\n Title \r\n\r\nText\nMore\n", "Title", "Text\nMore")]
    [InlineData("Title alone", "Title alone", "")]
    public async Task A_text_files_first_line_is_its_title(string content, string title, string text)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, content);

        var input = await new ExplainTarget(file).ReadFileAsync(CancellationToken.None);

        File.Delete(file);
        Assert.Equal((title, text), (input.Title, input.Text));
    }

    [Theory]
    [InlineData("-", true, false)]
    [InlineData("https://news.example/a", false, true)]
    [InlineData("0123456789abcdef0123456789abcdef", false, true)]
    [InlineData("no such file", false, false)]
    [InlineData("ftp://news.example/a", false, false)]
    public void What_is_meant_is_told_by_its_form(string target, bool file, bool session) =>
        Assert.Equal((file, session), (new ExplainTarget(target).IsFile, new ExplainTarget(target).NeedsSession));

    private static string PageOf(string title, string text, ColorSystemSupport colours)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours == ColorSystemSupport.NoColors ? AnsiSupport.No : AnsiSupport.Yes, ColorSystem = colours, Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 200;
        foreach (var part in new ExplainPage(Explanation.Of(SmallProfile.Tagger(), new(title, text) { Language = "en" })).Parts())
            console.Write(part);
        return writer.ToString();
    }
}
