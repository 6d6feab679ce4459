using System.CommandLine;
using NewsMonitor.Local.Commands;

var root = new RootCommand("The Colombia–US policy monitor: polls feeds, finds policy stories, sends digests.");
root.Add(ClusterCommand.Create());
root.Add(ExtractCommand.Create());
root.Add(FeedsCommand.Create());
root.Add(TagCommand.Create());
return await root.Parse(args).InvokeAsync();
