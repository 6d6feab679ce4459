using System.Diagnostics;
using NewsMonitor.Digests;

namespace NewsMonitor.Tests.EndToEnd;

/// <summary>The real process, killed in the middle of its work as a power cut would.</summary>
public sealed class KilledRunTests
{
    [Fact]
    public async Task Runs_that_were_killed_lose_no_story_and_tell_none_twice()
    {
        using var demo = new DemoFixture();
        var random = new Random(2026);
        for (var kills = 0; kills < 3; kills++)
            await RunAndKillAsync(demo, TimeSpan.FromMilliseconds(random.Next(1200, 2600)));

        Assert.Equal(0, await demo.RunOnceAsync());

        var booked = await demo.BookedAsync("desk-webhook");
        Assert.Equal(DemoFixture.ToAlert, booked.SelectMany(group => group).Order());
        Assert.Equal(booked[BookingState.Sent].Order(), demo.Reported().Order());
        Assert.All(demo.Captured, message => Assert.False(message.Differed, $"{message.Id} came with other content"));
    }

    /// <param name="demo">Where it runs.</param>
    /// <param name="after">Counted from when the pipeline begins to work, which its log tells.</param>
    private static async Task RunAndKillAsync(DemoFixture demo, TimeSpan after)
    {
        var program = Path.Combine(Path.GetDirectoryName(typeof(NewsMonitor.Local.Running.MonitorRun).Assembly.Location)!, "monitor.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { program, "run", "--demo", "--settings", demo.Session.SettingsFile!, "--data", demo.Folder },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("Watching", StringComparison.Ordinal))
        {
        }

        await Task.Delay(after, TestContext.Current.CancellationToken);
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
