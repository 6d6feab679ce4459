using System.Globalization;
using NewsMonitor.Digests.Events;

namespace NewsMonitor.Tests.Digests.Events;

public sealed class EventClustererTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("events.jsonl", 80, 20, 0.9)]
    [InlineData("events-held-out.jsonl", 60, 20, 0.85)]
    [InlineData("events-unseen.jsonl", 50, 20, 0.85)]
    [InlineData("events-storylines.jsonl", 35, 15, 0.93)]
    public void Labelled_reports_are_grouped_as_a_person_groups_them(string file, int stories, int events, double atLeast)
    {
        var labelled = LabelledEvents.Read(file);

        var (precision, recall, f1) = labelled.Score(EventClusterer.Cluster(labelled.Items));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: B³ precision {precision:F3}, recall {recall:F3}, F1 {f1:F3}"));
        Assert.True(labelled.Items.Count >= stories && labelled.Events.Distinct().Count() >= events);
        Assert.True(f1 >= atLeast, $"B³ F1 {f1:F3} on {file}");
    }

    [Fact]
    public void The_newsroom_of_the_demo_is_grouped_as_its_manifest_says()
    {
        var newsroom = LabelledEvents.ReadNewsroom(Repository.PathOf("src", "NewsMonitor.Local", "Demo", "newsroom.json"));

        var found = EventClusterer.Cluster(newsroom.Items);

        Assert.Empty(newsroom.Differences(found));
    }

    [Fact]
    public void The_order_of_the_input_does_not_matter()
    {
        var items = LabelledEvents.Read("events.jsonl").Items;
        var expected = items.Zip(EventClusterer.Cluster(items)).ToDictionary(pair => pair.First.Id, pair => pair.Second);

        for (var seed = 1; seed <= 3; seed++)
        {
            var shuffled = items.ToArray();
            new Random(seed).Shuffle(shuffled);
            var found = EventClusterer.Cluster(shuffled);
            Assert.All(shuffled.Zip(found), pair => Assert.Equal(expected[pair.First.Id], pair.Second));
        }
    }

    [Theory]
    // The same words about another person, place, amount, day or the opposite act.
    [InlineData("US revokes visa of senator Aurelio Bastidas", "US revokes visa of mayor Tomás Iriarte")]
    [InlineData("Deportation flight with 110 people lands in Bogotá from Texas", "Deportation flight with 87 people lands in Medellín from Louisiana")]
    [InlineData("US strike on boat kills four in the Pacific", "US strike on boat kills three in the Caribbean")]
    [InlineData("Senate approves aid to Colombia", "Senate rejects aid to Colombia")]
    // One storyline, but another happening: what stands after "after" is the occasion.
    [InlineData("Colombia halts arms imports after US decertification", "Mayors fly to Washington to lobby after US decertification")]
    [InlineData("Court clears extradition of Elkin Barros to Miami", "President signs extradition of Elkin Barros to Miami")]
    // Nothing in common but the two countries.
    [InlineData("Trump writes about Colombia again", "Washington and Bogotá, a lasting bond")]
    public void Look_alikes_stay_apart(string one, string other) => Assert.Equal(2, Cluster(Report("a", "en", one), Report("b", "en", other)).Distinct().Count());

    [Theory]
    [InlineData("US decertifies Colombia in drug fight", "Estados Unidos descertifica a Colombia en la lucha antidrogas")]
    [InlineData("UN counts 253,000 hectares of coca in Colombia", "La ONU calcula 253.000 hectáreas de coca en Colombia")]
    [InlineData("Treasury puts Barranquilla shipping firms on sanctions list", "Navieras de Barranquilla entran a la Lista Clinton")]
    public void One_event_is_known_in_both_languages(string english, string spanish) =>
        Assert.Single(Cluster(Report("a", "en", english), Report("b", "es", spanish)).Distinct());

    [Fact]
    public void The_same_words_a_month_later_are_another_event()
    {
        var first = Report("a", "en", "Trump threatens Colombia with 25% tariffs over deportation flights");

        var events = EventClusterer.Cluster([first, first with { Id = "b", Published = first.Published!.Value.AddDays(30) }]);

        Assert.NotEqual(events[0], events[1]);
    }

    [Fact]
    public void Reports_with_nothing_to_go_by_stand_alone()
    {
        var events = EventClusterer.Cluster([new() { Id = "a" }, new() { Id = "b" }, new() { Id = "c", Title = "…", Text = "\ud800 ¿?" }]);

        Assert.Equal(3, events.Distinct().Count());
    }

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(EventClusterer.Cluster([]));

    private static IReadOnlyList<string> Cluster(params EventItem[] items) => EventClusterer.Cluster(items);

    private static EventItem Report(string id, string language, string title) =>
        new() { Id = id, Lang = language, Outlet = id, Title = title, Published = new(2025, 9, 16, 12, 0, 0, TimeSpan.Zero) };
}
