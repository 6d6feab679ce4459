using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NewsMonitor.Config;
using NewsMonitor.Tagging;

namespace NewsMonitor.Benchmarks.Tagging;

/// <summary><c>tagging</c>: megabytes of text in a second of processor time, beside the keyword rule; what twice the terms cost; and the whole process.</summary>
internal static class TaggingRun
{
    private const int Stories = 4000;
    private const int Rounds = 5;

    public static async Task<int> RunAsync()
    {
        var articles = Articles.Make(Stories);
        var megabytes = articles.Sum(a => Encoding.UTF8.GetByteCount(a.Title) + Encoding.UTF8.GetByteCount(a.Text!)) / 1e6;
        var shipped = new Tagger(Profile.Shipped(), TimeProvider.System);
        var doubled = new Tagger(Doubled(), TimeProvider.System);

        // In turns, so that a busy neighbour slows all of them; the best round of each counts.
        var best = new double[4];
        for (var round = 0; round < Rounds; round++)
        {
            Measure(0, a => shipped.Decide(a, withEvidence: false).Topics.Count);
            Measure(1, a => doubled.Decide(a, withEvidence: false).Topics.Count);
            Measure(2, KeywordRule.Count);
            Measure(3, a => shipped.Decide(a).Topics.Count);
        }

        Console.WriteLine(Invariant($"{Stories} articles, {megabytes:0.0} MB of text, {shipped.Profile.TermCount} terms in {shipped.Profile.PhraseCount} spellings"));
        Console.WriteLine(Invariant($"  tagger, no evidence       {best[0]:0.0} MB/s"));
        Console.WriteLine(Invariant($"  tagger, with evidence     {best[3]:0.0} MB/s"));
        Console.WriteLine(Invariant($"  twice the terms           {best[1]:0.0} MB/s: {(best[0] / best[1]) - 1:+0 %;-0 %}"));
        Console.WriteLine(Invariant($"  keyword rule (6 regexes)  {best[2]:0.0} MB/s"));
        await WholeProcessAsync(articles, megabytes);
        return 0;

        void Measure(int which, Func<TagInput, int> tag)
        {
            var before = Environment.CpuUsage.TotalTime;
            var sum = 0;
            foreach (var article in articles)
                sum += tag(article);
            GC.KeepAlive(sum);
            best[which] = Math.Max(best[which], megabytes / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
    }

    private static async Task WholeProcessAsync(IReadOnlyList<TagInput> articles, double megabytes)
    {
        const int Times = 4;
        var monitor = Path.Combine(AppContext.BaseDirectory, "monitor.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [monitor, "tag", "--no-evidence"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var answers = process.StandardOutput.ReadToEndAsync();
        var lines = Encoding.UTF8.GetBytes(string.Concat(articles.Select(a => new JsonObject { ["id"] = "x", ["lang"] = a.Language, ["title"] = a.Title, ["text"] = a.Text }.ToJsonString() + "\n")));
        var watch = Stopwatch.StartNew();
        for (var time = 0; time < Times; time++)
            await process.StandardInput.BaseStream.WriteAsync(lines);

        process.StandardInput.Close();
        await answers;
        Console.WriteLine(Invariant($"  monitor tag, whole process {megabytes * Times / watch.Elapsed.TotalSeconds:0.0} MB/s, by the clock, start and JSON included"));
        await process.WaitForExitAsync();
    }

    // Every spelling once more with a letter behind it: as many words again that the text does not have.
    private static Profile Doubled()
    {
        var profile = JsonNode.Parse(ShippedConfig.Read(ShippedConfig.Profile).Span)!;
        foreach (var terms in Terms(profile).ToList())
        {
            foreach (var term in terms.OfType<JsonObject>().ToList())
            {
                var twin = (JsonObject)term.DeepClone();
                twin["id"] = term["id"] + ".twin";
                foreach (var language in (string[])["any", "en", "es"])
                {
                    if (twin[language] is JsonArray words)
                        twin[language] = new JsonArray([.. words.Select(w => (JsonNode)(w + "qx"))]);
                }

                terms.Add(twin);
            }
        }

        return Profile.Load(Encoding.UTF8.GetBytes(profile.ToJsonString()), "doubled");
    }

    private static IEnumerable<JsonArray> Terms(JsonNode profile)
    {
        foreach (var part in (string[])["sides", "topics", "triggers", "vetoes"])
        {
            foreach (var entry in profile[part]!.AsArray())
            {
                if (entry!["terms"] is JsonArray terms)
                    yield return terms;
            }
        }

        foreach (var part in (string[])["actions", "others", "lookalikes"])
            yield return profile[part]!.AsArray();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
