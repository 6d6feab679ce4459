using System.Net;
using NewsMonitor.Digests;

namespace NewsMonitor.Tests.EndToEnd;

/// <summary>The whole pipeline as <c>monitor run --demo --once</c> runs it: feeds and pages over HTTP, storage in Azurite, mail over SMTP, a signed webhook.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_policy_stories_are_told_and_nothing_else_and_a_second_run_tells_nothing()
    {
        using var demo = new DemoFixture();

        Assert.Equal(0, await demo.RunOnceAsync());

        await AssertToldAsync(demo);
        AssertMails(demo);
        var told = demo.Captured;
        Assert.Equal(0, await demo.RunOnceAsync());
        Assert.Equal(told.Select(message => message.Id), demo.Captured.Select(message => message.Id));
        Assert.All(demo.Captured, message => Assert.Equal(0, message.Repeats));
    }

    private static async Task AssertToldAsync(DemoFixture demo)
    {
        var booked = await demo.BookedAsync("desk-webhook");
        Assert.Equal([BookingState.Sent, BookingState.Suppressed], booked.Select(group => group.Key).Append(BookingState.Suppressed).Distinct().Order());
        Assert.Equal(DemoFixture.ToAlert, booked.SelectMany(group => group).Order());
        Assert.Equal(booked[BookingState.Sent].Order(), demo.Reported().Order());
    }

    private static void AssertMails(DemoFixture demo)
    {
        var mails = demo.Captured.Where(message => message.Channel == "email").ToLookup(message => message.Recipients.Single(), message => WebUtility.HtmlDecode(demo.Read(message.View!)));
        var unwanted = DemoFixture.Manifest.Stories.Where(story => !story.Alert).Select(story => story.Title);
        var english = DemoFixture.Manifest.Stories.Where(story => DemoFixture.Manifest.OutletOf(story).Language == "en").Select(story => story.Title);

        Assert.Equal(["analyst@example.org", "desk@example.org", "mesa@example.org"], mails.Select(group => group.Key).Order());
        Assert.All(unwanted, title => Assert.DoesNotContain(title, string.Concat(mails.SelectMany(group => group)), StringComparison.Ordinal));
        Assert.All(english, title => Assert.DoesNotContain(title, string.Concat(mails["mesa@example.org"]), StringComparison.Ordinal));
        Assert.Contains("Colombia stops buying US weapons", string.Concat(mails["desk@example.org"]), StringComparison.Ordinal);
    }
}
