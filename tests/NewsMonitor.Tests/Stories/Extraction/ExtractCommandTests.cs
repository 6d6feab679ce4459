using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NewsMonitor.Local.Commands;

namespace NewsMonitor.Tests.Stories.Extraction;

public sealed class ExtractCommandTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("extract");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task A_batch_answers_one_line_a_page_in_the_order_of_the_names()
    {
        await File.WriteAllTextAsync(At("b.html"), $"<title>El año</title><main>{Page.Paragraphs}</main>");
        await using (var zipped = new GZipStream(File.Create(At("a.1.html.gz")), CompressionMode.Compress))
            await zipped.WriteAsync(Encoding.UTF8.GetBytes($"<title>Zipped</title><main>{Page.Paragraphs}</main>"));
        await File.WriteAllTextAsync(At("c.html"), "<p>nothing</p>");
        await File.WriteAllTextAsync(At("notes.txt"), "no page");

        var (code, lines, progress) = await RunAsync();

        Assert.Equal(0, code);
        Assert.Equal(["a.1", "b", "c"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal(["Zipped", "El año", null], lines.Select(line => line.GetProperty("title").GetString()));
        Assert.Contains(Page.Sentence, lines[0].GetProperty("articleBody").GetString(), StringComparison.Ordinal);
        Assert.Equal("no_article", lines[2].GetProperty("failure").GetProperty("kind").GetString());
        Assert.Contains("3 pages, 1 of them without an article", progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_line_that_says_so()
    {
        await File.WriteAllTextAsync(At("broken.html.gz"), "this is not gzip");

        var (code, lines, _) = await RunAsync();

        Assert.Equal(0, code);
        Assert.Equal("malformed", Assert.Single(lines).GetProperty("failure").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_directory_that_is_not_there_is_wrong_input()
    {
        Assert.Equal(2, await ExtractCommand.RunBatchAsync(new(At("missing")), Stream.Null, TextWriter.Null, CancellationToken.None));
    }

    private async Task<(int Code, List<JsonElement> Lines, string Progress)> RunAsync()
    {
        using var output = new MemoryStream();
        using var progress = new StringWriter();
        var code = await ExtractCommand.RunBatchAsync(directory, output, progress, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (code, [.. lines.Select(line => JsonDocument.Parse(line).RootElement)], progress.ToString());
    }

    private string At(string name) => Path.Combine(directory.FullName, name);
}
