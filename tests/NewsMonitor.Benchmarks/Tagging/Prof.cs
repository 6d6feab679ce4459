using System.Text;
using System.Text.Json;
using NewsMonitor.Tagging;
using NewsMonitor.Tagging.Deciding;
using NewsMonitor.Tagging.Matching;

namespace NewsMonitor.Benchmarks.Tagging;

internal static class Prof
{
    public static int Run()
    {
        var sw = System.Diagnostics.Stopwatch.StartNew();
        var profile = Profile.Shipped();
        Console.WriteLine($"load {sw.ElapsedMilliseconds} ms, phrases {profile.PhraseCount}");
        sw.Restart(); profile.ScannerOf("en"); Console.WriteLine($"scanner en {sw.ElapsedMilliseconds} ms");
        sw.Restart(); profile.ScannerOf("es"); Console.WriteLine($"scanner es {sw.ElapsedMilliseconds} ms");
        var items = File.ReadLines("/tmp/big.jsonl").Take(6000).Select(l => JsonDocument.Parse(l).RootElement).Select(e => (T: e.GetProperty("title").GetString()!, X: e.GetProperty("text").GetString() ?? "", L: e.GetProperty("lang").GetString()!)).ToList();
        var mb = items.Sum(i => Encoding.UTF8.GetByteCount(i.T) + Encoding.UTF8.GetByteCount(i.X)) / 1e6;
        for (var n = 0; n < 6; n++) { sw.Restart(); var pr = Profile.Shipped(); var a = sw.ElapsedMilliseconds; pr.ScannerOf("en"); pr.ScannerOf("es"); Console.WriteLine($"again load {a} ms, scanners {sw.ElapsedMilliseconds - a}"); }
        var reader = new MentionReader(profile.Content);
        var tagger = new Tagger(profile, TimeProvider.System);
        var day = new DateOnly(2026, 1, 1);
        for (var round = 0; round < 8; round++)
        {
            long hits = 0, men = 0;
            Time("scan", () => { foreach (var i in items) { var t = new ScannedText(); var x = new ScannedText(); profile.ScannerOf(i.L).Scan(i.T, t); profile.ScannerOf(i.L).Scan(i.X, x); hits += x.Hits.Count; } });
            var scans = items.Select(i => { var t = new ScannedText(); var x = new ScannedText(); profile.ScannerOf(i.L).Scan(i.T, t); profile.ScannerOf(i.L).Scan(i.X, x); return (t, x); }).ToList();
            List<List<Mention>> ms = [];
            Time("mentions", () => { ms = scans.Select((s, k) => reader.Read(s.t, s.x, day)).ToList(); });
            men = ms.Sum(m => m.Count);
            Time("features", () => { for (var k = 0; k < ms.Count; k++) GC.KeepAlive(StoryFeatures.Of(ms[k], scans[k].t, scans[k].x)); });
            var rs = ms.Select((m, k) => StoryReading.Of(scans[k].t, scans[k].x, m)).ToList();
            Time("tally", () => { foreach (var r in rs) GC.KeepAlive(new TopicTally(profile.Content, r)); });
            var model = new RelevanceModel(profile.Content);
            Time("reason", () => { for (var k = 0; k < rs.Count; k++) GC.KeepAlive(new ReasonWriter(profile.Content, model, new(items[k].T, items[k].X), rs[k]).Write(k % 3 == 0)); });
            Time("triggers", () => { for (var k = 0; k < rs.Count; k++) if (k % 3 == 0) GC.KeepAlive(profile.Triggers.Read(new(items[k].T, items[k].X), items[k].L, day)); });
            Time("decide", () => { foreach (var i in items) GC.KeepAlive(tagger.Decide(new(i.T, i.X) { Language = i.L }, false)); });
            if (round == 0) { var c = new Dictionary<string, int>(); foreach (var (t, x) in scans) foreach (var h in x.Hits) { var ph = profile.Content.Phrases[h.Phrase]; var k = ph.Term.Id + ":" + ph.Text; c[k] = c.GetValueOrDefault(k) + 1; } var r = c.GroupBy(e => profile.Content.Terms.First(t => e.Key.StartsWith(t.Id + ":", StringComparison.Ordinal)).Role).Select(g => $"{g.Key} {g.Sum(e => e.Value) / mb:0}"); Console.WriteLine(string.Join(", ", r)); Console.WriteLine(string.Join("; ", c.OrderByDescending(e => e.Value).Take(150).Select(e => $"{e.Key} {e.Value / mb:0}"))); }
            Console.WriteLine($"{mb:0.0} MB, {hits / mb:0} hits/MB, {men / mb:0} mentions/MB");
            void Time(string n, Action a) { var b = Environment.CpuUsage.TotalTime; a(); var d = (Environment.CpuUsage.TotalTime - b).TotalSeconds; Console.WriteLine($"  {n} {d:0.000}s {mb / d:0} MB/s"); }
        }
        return 0;
    }
}
