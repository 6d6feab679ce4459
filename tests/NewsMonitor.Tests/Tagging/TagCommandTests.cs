using System.Text;
using System.Text.Json;
using NewsMonitor.Local.Commands;

namespace NewsMonitor.Tests.Tagging;

public sealed class TagCommandTests
{
    [Fact]
    public async Task Every_line_is_answered_in_order_and_a_bad_one_costs_no_other()
    {
        var (exit, answers) = await RunAsync(
            """{"id":"a","lang":"en","title":"Norway and France sign gas deal","text":"x"}""",
            "not json",
            """{"id":7,"title":"Norway","unknown":[1,{"x":2}]}""",
            "[1,2]",
            """{"id":"no title"}""",
            """{"id":"t","title":5}""",
            """{"id":"n","title":"x","text":null,"date":"yesterday"}""",
            """{"id":"z","title":"Norway","text":""" + new string('[', 100) + "}",
            """{"id":"é","title":"Élysée"}""");

        Assert.Equal(1, exit);
        Assert.Equal(["\"a\"", "null", "7", "null", "\"no title\"", "\"t\"", "\"n\"", "null", "\"é\""], answers.Select(a => a.GetProperty("id").GetRawText()));
        Assert.Equal([false, true, false, true, true, true, false, true, false], answers.Select(a => a.TryGetProperty("error", out _)));
        Assert.True(answers[0].GetProperty("relevant").GetBoolean());
        Assert.Equal(["energy"], answers[0].GetProperty("topics").EnumerateArray().Select(t => t.GetString()));
        Assert.True(answers[0].GetProperty("evidence").GetArrayLength() > 2);
    }

    [Theory]
    [InlineData("""{"id":"1","title":"🙂"}""")]
    [InlineData("""{"id":"1","title":"\ud83d","text":"\udc00 half a pair"}""")]
    [InlineData("""{"id":"1","title":"نرويج‏ ‮France","text":"قانون"}""")]
    [InlineData("""{"id":"1","title":"a\u0000b","text":"\u0000\u0000"}""")]
    [InlineData("""{"id":"1","title":"","text":""}""")]
    public async Task Odd_text_gets_a_decision(string line)
    {
        var (exit, answers) = await RunAsync(line);

        Assert.Equal(0, exit);
        Assert.False(Assert.Single(answers).GetProperty("relevant").GetBoolean());
    }

    [Fact]
    public async Task A_text_of_ten_megabytes_is_one_line_among_others()
    {
        var (exit, answers) = await RunAsync(
            """{"id":1,"title":"a"}""",
            $$"""{"id":2,"title":"Norway","text":"{{string.Concat(Enumerable.Repeat("gas deal. ", 1_000_000))}}"}""",
            """{"id":3,"title":"c"}""");

        Assert.Equal((0, 3), (exit, answers.Length));
    }

    [Fact]
    public async Task Lines_are_answered_while_more_are_to_come()
    {
        var input = new System.IO.Pipelines.Pipe();
        var output = new System.IO.Pipelines.Pipe();
        var running = TagCommand.RunAsync(SmallProfile.Tagger(), withEvidence: false, input.Reader.AsStream(), output.Writer.AsStream(), CancellationToken.None);

        await input.Writer.WriteAsync(Encoding.UTF8.GetBytes("{\"id\":1,\"title\":\"a\"}\n{\"id\":2"));
        var first = await output.Reader.ReadAsync();

        Assert.Contains("\"id\":1", Encoding.UTF8.GetString(first.Buffer.FirstSpan), StringComparison.Ordinal);
        output.Reader.AdvanceTo(first.Buffer.End);
        await input.Writer.CompleteAsync();
        Assert.Equal(1, await running);
    }

    [Fact]
    public async Task Evidence_can_be_left_out()
    {
        using var output = new MemoryStream();
        using var input = new MemoryStream("""{"id":1,"title":"Norway and France sign gas deal"}"""u8.ToArray());

        await TagCommand.RunAsync(SmallProfile.Tagger(), withEvidence: false, input, output, CancellationToken.None);

        using var answer = JsonDocument.Parse(output.ToArray());
        Assert.False(answer.RootElement.TryGetProperty("evidence", out _));
    }

    private static async Task<(int Exit, JsonElement[] Answers)> RunAsync(params string[] lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        using var output = new MemoryStream();
        var exit = await TagCommand.RunAsync(SmallProfile.Tagger(), withEvidence: true, input, output, CancellationToken.None);
        return (exit, [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(a => JsonDocument.Parse(a).RootElement.Clone())]);
    }
}
