using System.Text;
using BenchmarkDotNet.Attributes;
using CodeHollow.FeedReader;
using NewsMonitor.Feeds;

namespace NewsMonitor.Benchmarks.Parsing;

/// <summary>Fifty ordinary feeds by our parser, from bytes to entries, beside CodeHollow's bare reading of text already decoded.</summary>
[MemoryDiagnoser]
public class FeedParsing
{
    private static readonly Uri Url = new("https://n.example/feed");

    private readonly IReadOnlyList<byte[]> documents = OrdinaryFeeds.Make(50);
    private readonly List<string> texts;

    public FeedParsing() => texts = [.. documents.Select(Encoding.UTF8.GetString)];

    public int Count => documents.Count;

    public long Bytes => documents.Sum(document => (long)document.Length);

    [Benchmark(Baseline = true)]
    public int CodeHollowAlone() => texts.Sum(text => FeedReader.ReadFromString(text).Items.Count);

    [Benchmark]
    public int Parser() => documents.Sum(document => FeedParser.Parse(document, Url, "application/rss+xml; charset=utf-8", null).Document!.Entries.Count);
}
