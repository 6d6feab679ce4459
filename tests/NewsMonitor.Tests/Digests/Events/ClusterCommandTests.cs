using System.Text;
using System.Text.Json;
using NewsMonitor.Local.Commands;

namespace NewsMonitor.Tests.Digests.Events;

public sealed class ClusterCommandTests
{
    [Fact]
    public async Task Every_readable_line_is_answered_in_order_and_every_other_named()
    {
        const string Lines = """
            {"id":"a","lang":"en","outlet":"A","published":"2025-09-16T10:00:00Z","title":"US decertifies Colombia in drug fight","text":"A waiver keeps aid flowing."}
            not json
            {"id":2,"lang":"es","published":"ayer","title":"Estados Unidos descertifica a Colombia en la lucha antidrogas","text":null}

            {"title":"no id"}
            [1]
            {"id":"d"}
            """;

        var (exit, answers, errors) = await RunAsync(Lines);

        Assert.Equal(1, exit);
        Assert.Equal(["a", "2", "d"], answers.Select(a => a.GetProperty("id").GetString()));
        Assert.Equal(answers[0].GetProperty("event").GetString(), answers[1].GetProperty("event").GetString());
        Assert.NotEqual(answers[0].GetProperty("event").GetString(), answers[2].GetProperty("event").GetString());
        Assert.Equal(["line 2", "line 5", "line 6"], errors.Select(e => e[..6]));
    }

    [Fact]
    public async Task Clean_input_exits_with_zero()
    {
        var (exit, answers, errors) = await RunAsync("""{"id":"año","title":"x"}""");

        Assert.Equal((0, 0), (exit, errors.Length));
        Assert.Equal("año", Assert.Single(answers).GetProperty("id").GetString());
    }

    private static async Task<(int Exit, JsonElement[] Answers, string[] Errors)> RunAsync(string lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        var exit = await ClusterCommand.RunAsync(input, output, errors, CancellationToken.None);
        var answers = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (exit, [.. answers.Select(a => JsonDocument.Parse(a).RootElement.Clone())], errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
