using BenchmarkDotNet.Attributes;
using NewsMonitor.Tagging;

namespace NewsMonitor.Benchmarks.Tagging;

/// <summary>A hundred articles of 4 kB: the tagger with and without evidence, beside the keyword rule.</summary>
[MemoryDiagnoser]
public class TaggingBenchmark
{
    private readonly IReadOnlyList<TagInput> articles = Articles.Make(100);
    private readonly Tagger tagger = new(Profile.Shipped(), TimeProvider.System);

    [Benchmark(Baseline = true)]
    public int Keywords() => articles.Sum(KeywordRule.Count);

    [Benchmark]
    public int Decisions() => articles.Sum(a => tagger.Decide(a, withEvidence: false).Topics.Count);

    [Benchmark]
    public int Evidence() => articles.Sum(a => tagger.Decide(a).Evidence.Count);
}
