using System.CommandLine;

var root = new RootCommand("The Colombia–US policy monitor: polls feeds, finds policy stories, sends digests.");
return await root.Parse(args).InvokeAsync();
