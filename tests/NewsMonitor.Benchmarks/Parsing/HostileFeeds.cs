using System.Diagnostics;
using System.Text;
using NewsMonitor.Feeds;

namespace NewsMonitor.Benchmarks.Parsing;

/// <summary><c>feeds-hostile</c>: each hostile document read from a file by a process of its own, that process's time and peak of memory.</summary>
internal static class HostileFeeds
{
    private const string Item = "<item><title>A</title><link>https://n.example/a</link></item>";

    private static readonly (string Name, Func<string> Make)[] Documents =
    [
        ("an ordinary feed, to compare", () => Encoding.UTF8.GetString(OrdinaryFeeds.Make(1)[0])),
        ("nesting 1,000,000, closed", () => Rss(Many("<a>", 1_000_000) + Many("</a>", 1_000_000))),
        ("nesting 1,000,000, never closed", () => Rss(Many("<a>", 1_000_000))),
        ("nesting 1,000,000, hidden by an instruction", () => Rss("<?x <!-- ?>" + Many("<a>", 1_000_000) + Many("</a>", 1_000_000) + "<!-- -->")),
        ("nesting 200,000 in Atom xhtml", () => $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><content type=\"xhtml\">{Many("<div>", 200_000)}{Many("</div>", 200_000)}</content></entry></feed>"),
        ("entity bomb", () => Bomb() + Rss("<item><title>&l9;</title></item>")),
        ("entity bomb in an attribute", () => Bomb() + "<rss a=\"&l9;\"><channel/></rss>"),
        ("quadratic entity", () => $"<!DOCTYPE rss [<!ENTITY a \"{new string('x', 100_000)}\">]>" + Rss($"<item><title>{Many("&a;", 10_000)}</title></item>")),
        ("50 MB of entries", () => Rss(Many(Item, 50_000_000 / Item.Length))),
        ("9.9 MB of entries", () => Rss(Many(Item, 9_900_000 / Item.Length))),
        ("9.9 MB in 19,000 entries", () => Rss(Many($"<item><title>{new string('t', 450)}</title></item>", 19_000))),
        ("9.9 MB in 19,000 broken entries", () => Rss(Many($"<item><title>{new string('t', 450)} & so</title></item>", 19_000))),
        ("one title of 9.9 MB", () => Rss($"<item><title>{new string('x', 9_900_000)}</title></item>")),
        ("one description of 9.9 MB, escaped", () => Rss($"<item><description>{Many("&lt;p&gt;a&amp;amp;", 550_000)}</description></item>")),
        ("300,000 entries", () => Rss(Many("<item/>", 300_000))),
        ("200,000 categories", () => Rss($"<item>{Many("<category>a</category>", 200_000)}</item>")),
        ("20,000 namespaces, 3,000 entries", () => $"<rss {string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"xmlns:n{i}=\"u:{i}\""))}><channel>{Many("<item><n1:x/></item>", 3_000)}</channel></rss>"),
        ("9.9 MB of <!DOCTYPE [", () => Many("<!DOCTYPE [", 900_000)),
        ("9.9 MB of <!-", () => Rss(Many("<!-", 3_300_000))),
        ("9.9 MB of ampersands", () => Rss($"<item><title>{new string('&', 9_900_000)}")),
        ("9.9 MB of control characters", () => new string('\u0001', 9_900_000)),
        ("JSON nesting 1,000,000", () => "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + new string('[', 1_000_000)),
        ("JSON, 9.9 MB of items", () => "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[" + string.Join(',', Enumerable.Repeat("{\"id\":1}", 1_100_000)) + "]}"),
    ];

    public static async Task<int> RunAsync()
    {
        var failed = 0;
        var path = Path.GetTempFileName();
        foreach (var (name, make) in Documents)
        {
            await File.WriteAllTextAsync(path, make());
            using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(HostileFeeds).Assembly.Location, "feeds-hostile", path]) { RedirectStandardOutput = true })!;
            var said = (await child.StandardOutput.ReadToEndAsync()).Trim();
            await child.WaitForExitAsync();
            failed += child.ExitCode == 0 ? 0 : 1;
            Console.WriteLine($"{(child.ExitCode == 0 ? "met   " : "MISSED")} {name,-44} {said}");
        }

        File.Delete(path);
        Console.WriteLine($"{Documents.Length - failed} of {Documents.Length} within 2 s and 300 MB");
        return failed == 0 ? 0 : 1;
    }

    public static int RunOne(string path)
    {
        // As the client does: no more than the parser takes, and one byte to show that there is more.
        using var file = File.OpenRead(path);
        var document = new byte[Math.Min(file.Length, FeedParser.MostBytes + 1)];
        file.ReadExactly(document);
        var self = Process.GetCurrentProcess();
        var (begun, processor) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
        var result = FeedParser.Parse(document, null, null, null);
        self.Refresh();
        var (took, worked) = (Stopwatch.GetElapsedTime(begun).TotalSeconds, (self.TotalProcessorTime - processor).TotalSeconds);
        var peak = self.PeakWorkingSet64 / 1e6;
        Console.WriteLine($"{took,5:0.00} s, {worked,5:0.00} s of processor, {peak,4:0} MB: {result.Fault?.Reason ?? $"{result.Document!.Entries.Count:N0} entries"}");
        return Math.Min(took, worked) <= 2 && peak <= 300 ? 0 : 1;
    }

    private static string Rss(string items) => $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>N</title>{items}</channel></rss>";

    private static string Many(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Bomb() =>
        "<!DOCTYPE rss [<!ENTITY l0 \"lol\">" + string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{Many($"&l{i - 1};", 10)}\">")) + "]>";
}
