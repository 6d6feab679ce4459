using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using NewsMonitor.Stories.Extraction;

namespace NewsMonitor.Benchmarks.Extraction;

/// <summary>
/// <c>extract [DIRECTORY]</c>: pages per second of processor time and peak memory of the extractor, of bare SmartReader and of AngleSharp's parser alone,
/// each in a process of its own, over the *.html and *.html.gz of a directory or the repository's own pages.
/// </summary>
internal static class ExtractionBesideSmartReader
{
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4);

    private static readonly Uri Address = new("https://news.example/story");

    private static readonly Dictionary<string, Action<string>> Readers = new(StringComparer.Ordinal)
    {
        ["extractor"] = html => new ArticleExtractor().Extract(html, Address, CancellationToken.None),
        ["smartreader"] = html => new SmartReader.Reader(Address.OriginalString, html).GetArticle(),
        ["parser"] = html => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).Dispose(),
    };

    public static async Task<int> CompareAsync(string[] args)
    {
        var directory = Path.GetFullPath(args.FirstOrDefault() ?? "tests/NewsMonitor.Tests/testdata/pages");
        if (!Directory.Exists(directory))
        {
            await Console.Error.WriteLineAsync($"There is no directory {directory}; run this from the repository or name one.");
            return 2;
        }

        var figures = new Dictionary<string, (double PagesPerSecond, double Megabytes)>(StringComparer.Ordinal);
        foreach (var reader in Readers.Keys)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["extract-alone", reader, directory]) { RedirectStandardOutput = true };
            using var child = Process.Start(start)!;
            var parts = (await child.StandardOutput.ReadToEndAsync()).Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            figures[reader] = (parts[0], parts[1]);
            Console.WriteLine($"{reader,-12} {parts[0],8:0} pages per second of processor time, peak {parts[1]:0} MB");
        }

        var (own, peer) = (figures["extractor"], figures["smartreader"]);
        Console.WriteLine($"extractor beside SmartReader: {own.PagesPerSecond / peer.PagesPerSecond:0.00} x the pages, {own.Megabytes / peer.Megabytes:0.00} x the memory");
        return 0;
    }

    public static int RunAlone(string reader, string directory)
    {
        var pages = Directory.EnumerateFiles(directory, "*.html*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Text).ToList();
        pages.ForEach(Readers[reader]);
        using var self = Process.GetCurrentProcess();
        var (start, read) = (self.TotalProcessorTime, 0);
        for (; self.TotalProcessorTime - start < Measured; self.Refresh())
        {
            pages.ForEach(Readers[reader]);
            read += pages.Count;
        }

        self.Refresh();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{read / (self.TotalProcessorTime - start).TotalSeconds} {self.PeakWorkingSet64 / 1e6}"));
        return 0;
    }

    private static string Text(string file)
    {
        using var stream = File.OpenRead(file);
        using var page = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        var bytes = new MemoryStream();
        page.CopyTo(bytes);
        return PageText.Decode(bytes.ToArray(), null);
    }
}
