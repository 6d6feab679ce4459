using System.Text.Json;
using NewsMonitor.Local.Commands;

namespace NewsMonitor.Tests.Local.Commands;

public sealed class OpmlCheckCommandTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Theory]
    [InlineData("<outline text='A' xmlUrl='https://a.example/f'/>", 0, "lists 1 feeds")]
    [InlineData("<outline text='A' xmlUrl='https://a.example/f'/><outline text='A' xmlUrl='https://a.example/f'/>", 1, "listed in line 1 already")]
    [InlineData("<outline text='A' xmlUrl='javascript:x'/>", 2, "would be refused: 1 to mend")]
    public async Task The_exit_code_tells_good_from_odd_from_refused(string outlines, int code, string words)
    {
        await File.WriteAllTextAsync(path, $"<opml version='2.0'><body>{outlines}</body></opml>");
        using var output = new StringWriter();

        Assert.Equal(code, await OpmlCheckCommand.RunAsync(path, json: false, output, CancellationToken.None));
        Assert.Contains(words, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_each_mistake_has_its_line()
    {
        await File.WriteAllTextAsync(path, "<opml>\n<body>\n<outline type='rss' text='A'/></body></opml>");
        using var output = new StringWriter();

        await OpmlCheckCommand.RunAsync(path, json: true, output, CancellationToken.None);

        using var result = JsonDocument.Parse(output.ToString());
        Assert.Equal(3, result.RootElement.GetProperty("mistakes")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_mistake_too()
    {
        using var output = new StringWriter();

        Assert.Equal(2, await OpmlCheckCommand.RunAsync(path, json: false, output, CancellationToken.None));
        Assert.Contains("cannot be read", output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);
}
