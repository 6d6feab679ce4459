using System.Text;
using System.Text.Json;
using NewsMonitor.Config;
using NewsMonitor.Digests;
using NewsMonitor.Local.Commands;
using NewsMonitor.Storage;
using NewsMonitor.Stories;
using NewsMonitor.Tests.Dashboard;

namespace NewsMonitor.Tests.Local.Commands;

public sealed class ReadingCommandTests(AzuriteFixture azurite)
{
    private static readonly CancellationToken Token = CancellationToken.None;

    [Fact]
    public async Task Why_tells_of_every_stage_and_of_the_digest_that_a_story_waits_for()
    {
        await using var command = await OpenAsync();
        var story = await KeepAsync(command, "Tariff on \u001b[31mflowers");

        var code = await WhyCommand.RunAsync(command.Session, story.Link!.AbsoluteUri, json: false, command.Output, command.Errors, Token);

        var said = command.Output.ToString();
        Assert.Equal(0, code);
        Assert.Contains("Judged          passed: Relevant: Both sides act on each other", said, StringComparison.Ordinal);
        Assert.Contains("a story is relevant from 0.50", said, StringComparison.Ordinal);
        Assert.Contains("The desk: Waits for its slot", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_as_json_names_where_a_story_stopped()
    {
        await using var command = await OpenAsync();

        var code = await WhyCommand.RunAsync(command.Session, "https://example.org/never-seen", json: true, command.Output, command.Errors, Token);

        var steps = JsonDocument.Parse(command.Output.ToString()).RootElement.GetProperty("steps");
        Assert.Equal((1, "Polled", "bad"), (code, steps[1].GetProperty("stage").GetString(), steps[1].GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("file:///etc/passwd")]
    public async Task Why_takes_web_addresses_only(string address)
    {
        await using var command = await OpenAsync();

        Assert.Equal(2, await WhyCommand.RunAsync(command.Session, address, json: false, command.Output, command.Errors, Token));
        Assert.Contains("That is no web address", command.Errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(command.Output.ToString());
    }

    [Fact]
    public async Task A_citation_is_had_by_id_and_by_address_and_moves_no_cursor()
    {
        await using var command = await OpenAsync();
        var story = await KeepAsync(command, "Tariff on \u001b[31mflowers");

        var byId = await CiteCommand.RunAsync(command.Session, story.Id.Value, command.Output, command.Errors, Token);
        var byAddress = await CiteCommand.RunAsync(command.Session, story.Link!.AbsoluteUri, command.Output, command.Errors, Token);

        var lines = command.Output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((0, 0), (byId, byAddress));
        Assert.StartsWith("“Tariff on  [31mflowers.” The Andes Herald, 24 November 2026.", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[0], lines[1]);
    }

    [Theory]
    [InlineData("00000000000000000000000000000000", 1, "No story 00000000000000000000000000000000 is known")]
    [InlineData("../../etc", 2, "neither the id of a story nor")]
    public async Task A_citation_of_nothing_says_so(string story, int code, string said)
    {
        await using var command = await OpenAsync();

        Assert.Equal(code, await CiteCommand.RunAsync(command.Session, story, command.Output, command.Errors, Token));
        Assert.Contains(said, command.Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_shows_the_mail_as_it_would_be_sent_and_changes_nothing()
    {
        await using var command = await OpenAsync();
        await KeepAsync(command, "Tariff on flowers");
        var html = new FileInfo(Path.GetTempFileName());

        for (var time = 0; time < 2; time++)
            Assert.Equal(0, await DigestPreviewCommand.RunAsync(command.Session, "desk", html, command.Output, command.Errors, Token));

        Assert.Equal(2, command.Output.ToString().Split("Subject: Tariff on flowers").Length - 1);
        Assert.Contains("Events: 1;", command.Errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("Tariff on flowers", await File.ReadAllTextAsync(html.FullName), StringComparison.Ordinal);
        Assert.Empty(await command.Session.Get<IDigestStore>().NewestAsync("desk", 10, Token));
        Assert.Single(await command.Session.Get<IOutbox>().PendingAsync("desk", DateTimeOffset.MaxValue, 10, Token));
        html.Delete();
    }

    [Fact]
    public async Task A_preview_says_when_nothing_waits_and_which_subscriptions_there_are()
    {
        await using var command = await OpenAsync();

        Assert.Equal(0, await DigestPreviewCommand.RunAsync(command.Session, "desk", null, command.Output, command.Errors, Token));
        Assert.Contains("no story waits for desk", command.Errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await DigestPreviewCommand.RunAsync(command.Session, "desks", null, command.Output, command.Errors, Token));
        Assert.Contains("No subscription is called \"desks\": there are desk.", command.Errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(command.Output.ToString());
    }

    [Fact]
    public async Task What_gave_up_is_listed_with_its_number_and_sent_again_by_it()
    {
        await using var command = await OpenAsync();
        var poison = command.Session.Get<IPoisonQueues>();
        foreach (var subscription in (string[])["one", "two", "three"])
            await poison.SetAsideAsync(new DigestRequest(subscription, DashboardSeed.Now), $"{subscription}: 550 <ana@example.org> unknown", Token);

        Assert.Equal(1, await PoisonListCommand.RunAsync(command.Session, json: false, command.Output, Token));
        Assert.Equal(0, await PoisonRedriveCommand.RunAsync(command.Session, 2, all: false, command.Output, command.Errors, Token));

        Assert.Contains("two: 550 <a***@example.org> unknown", command.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(["one", "three"], (await poison.ListAsync(Token)).Select(message => message.Reason!.Split(':')[0]).Order());
        var again = (await command.Session.Get<StorageAccount>().Queue(StorageNames.DigestsQueue).PeekMessagesAsync(5, Token)).Value;
        Assert.Contains("\"two\"", Assert.Single(again).Body.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await PoisonRedriveCommand.RunAsync(command.Session, null, all: true, command.Output, command.Errors, Token));
        Assert.Contains("2 messages were sent again.", command.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await PoisonListCommand.RunAsync(command.Session, json: false, command.Output, Token));
    }

    [Theory]
    [InlineData(null, false, 2, "Give the number of one message, or --all.")]
    [InlineData(1, true, 2, "Give the number of one message, or --all.")]
    [InlineData(7, false, 1, "Nothing gave up.")]
    public async Task A_redrive_of_nothing_says_so(int? number, bool all, int code, string said)
    {
        await using var command = await OpenAsync();

        Assert.Equal(code, await PoisonRedriveCommand.RunAsync(command.Session, number, all, command.Output, command.Errors, Token));
        Assert.Contains(said, command.Errors.ToString(), StringComparison.Ordinal);
    }

    private async Task<CommandSession> OpenAsync()
    {
        var command = await CommandSession.OpenAsync(azurite);
        const string Desk = """
            { "subscriptions": [ { "id": "desk", "title": "The desk", "channel": "email", "recipients": ["ana@example.org"], "cadence": { "kind": "hourly" }, "timeZone": "Etc/UTC" } ] }
            """;
        await command.Session.Get<IConfigStore>().WriteAsync(ShippedConfig.Subscriptions, Encoding.UTF8.GetBytes(Desk), Token);
        return command;
    }

    private static async Task<Story> KeepAsync(CommandSession command, string title)
    {
        var story = DashboardSeed.StoryOf(DashboardSeed.Row(title, DashboardSeed.Now.AddHours(-1)), "The White House put a duty on flowers from Colombia.");
        var booked = await command.Session.Get<IAlertOutbox>().BookAsync(story, Token);
        await command.Session.Get<IStoryStore>().SaveAsync(story, Token);
        await command.Session.Get<IStoryIndex>().SaveAsync(StoryRow.Of(story, booked, DashboardSeed.Now), Token);
        return story;
    }
}
