using System.CommandLine;
using NewsMonitor.Local.Commands;

var root = new RootCommand("The Colombia–US policy monitor: polls feeds, finds policy stories, sends digests.");
root.Add(BacktestCommand.Create());
root.Add(CiteCommand.Create());
root.Add(ClusterCommand.Create());
root.Add(DigestCommand.Create());
root.Add(ExplainCommand.Create());
root.Add(ExtractCommand.Create());
root.Add(FeedsCommand.Create());
root.Add(OpmlCommand.Create());
root.Add(PoisonCommand.Create());
root.Add(QualityCommand.Create());
root.Add(RunCommand.Create());
root.Add(TagCommand.Create());
root.Add(WhyCommand.Create());

// Long enough for what is under way to be put down where it stands, and for Azurite to save.
var patience = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) };
return await root.Parse(args).InvokeAsync(patience);
