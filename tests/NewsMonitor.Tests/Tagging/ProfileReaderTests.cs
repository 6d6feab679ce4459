using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using NewsMonitor.Config;
using NewsMonitor.Tagging;
using NewsMonitor.Tagging.Deciding;
using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tests.Tagging;

public sealed class ProfileReaderTests
{
    [Fact]
    public void Every_bad_entry_is_reported_at_once_with_its_line_and_path()
    {
        var problems = Problems("""
            {
              "name": "", "languages": ["english"], "colour": "red", "endings": { "s": 1 },
              "sides": [
                { "id": "a", "name": "A", "terms": [
                  { "id": "t1", "weight": 9, "any": ["x(", "x{er}"] },
                  { "id": "t1", "case": "upper", "accents": "none", "any": ["..."] },
                  { "id": "t2", "needs": "nobody", "from": "7 August", "any": [5] },
                  { "id": "t3", "from": "2026-08-07", "until": "2022-08-07", "cancels": ["t9"] } ] } ],
              "topics": [ { "id": "k", "name": { "en": 5 }, "threshold": "high", "terms": [ { "id": "t4", "near": ["t5", "t5 + t9"], "topics": { "m": 1 }, "sides": { "c": 1 }, "trigger": "z", "any": ["y", "10% duty"] } ] } ],
              "vetoes": [ { "id": "v", "terms": [ { "id": "t5", "any": ["same"] }, { "id": "t6", "any": ["same"] } ] } ],
              "triggers": [ { "id": "g", "name": "G", "urgency": "soon" }, { "id": "g", "name": "G" } ],
              "sections": [ { "names": ["Sport"], "weight": true } ],
              "model": { "threshold": 2, "weights": { "luck": 1 } }
            }
            """);

        Assert.Equal(
            new (int, string)[]
            {
                (2, "$.colour"), (2, "$.endings.s"), (2, "$.languages"), (2, "$.name"),
                (3, "$.sides"),
                (5, "$.sides[0].terms[0].any[0]"), (5, "$.sides[0].terms[0].any[1]"), (5, "$.sides[0].terms[0]"), (5, "$.sides[0].terms[0].weight"),
                (6, "$.sides[0].terms[1]"), (6, "$.sides[0].terms[1].accents"), (6, "$.sides[0].terms[1].any[0]"), (6, "$.sides[0].terms[1].case"), (6, "$.sides[0].terms[1].id"),
                (7, "$.sides[0].terms[2].any[0]"), (7, "$.sides[0].terms[2].from"), (7, "$.sides[0].terms[2].needs"), (7, "$.sides[0].terms[2]"),
                (8, "$.sides[0].terms[3].cancels"), (8, "$.sides[0].terms[3].until"), (8, "$.sides[0].terms[3]"),
                (9, "$.topics[0].name.en"), (9, "$.topics[0].terms[0].any[1]"), (9, "$.topics[0].terms[0].near[0]"), (9, "$.topics[0].terms[0].near[1]"), (9, "$.topics[0].terms[0].sides.c"), (9, "$.topics[0].terms[0].topics.m"), (9, "$.topics[0].terms[0].trigger"), (9, "$.topics[0].threshold"),
                (10, "$.vetoes[0].terms[1]"), (10, "$.vetoes[0].terms[1].any[0]"),
                (11, "$.triggers"), (11, "$.triggers[0].urgency"),
                (12, "$.sections[0].id"), (12, "$.sections[0].weight"),
                (13, "$.model.threshold"), (13, "$.model.weights.luck"),
            }.Order(),
            problems.Select(p => (p.Line ?? 0, p.Path!)).Order());
        Assert.All(problems, p => Assert.Equal("bad.json", p.File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"name\": \"x\", ")]
    public void What_is_no_profile_is_refused(string text) => Assert.NotEmpty(Problems(text));

    [Fact]
    public void The_shipped_profile_is_good_and_has_the_twelve_topics_in_two_languages()
    {
        var profile = Profile.Shipped();

        Assert.Equal(
            [
                "counternarcotics", "security-cooperation", "foreign-aid", "trade", "migration", "extradition-justice", "sanctions", "diplomacy", "sovereignty-elections", "regional-security",
                "human-rights", "energy-environment",
            ],
            profile.Topics);
        Assert.All(profile.Topics, t => Assert.True(profile.TopicNames(t).ContainsKey("en") && profile.TopicNames(t).ContainsKey("es")));
    }

    [Fact]
    public void The_shipped_profile_fits_its_schema()
    {
        using var profile = JsonDocument.Parse(ShippedConfig.Read(ShippedConfig.Profile));

        var result = Schema().Evaluate(profile.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, string.Join('\n', result.Details.Where(d => d.HasErrors).Take(5).Select(d => $"{d.InstanceLocation}: {string.Join(' ', d.Errors!.Values)}")));
        using var small = JsonDocument.Parse(SmallProfile.Json);
        Assert.True(Schema().Evaluate(small.RootElement).IsValid);
    }

    [Theory]
    [InlineData("colour", "\"red\"")]
    [InlineData("languages", "[\"english\"]")]
    [InlineData("sides", "[]")]
    [InlineData("model", "{ \"weights\": { \"luck\": 1 } }")]
    [InlineData("actions", "[ { \"id\": \"a\", \"weight\": 9, \"any\": [\"x\"] } ]")]
    public void The_schema_refuses_what_the_reader_refuses(string member, string json)
    {
        var profile = JsonNode.Parse(SmallProfile.Json)!;
        profile[member] = JsonNode.Parse(json);

        Assert.NotEmpty(Problems(profile.ToJsonString()));
        using var document = JsonDocument.Parse(profile.ToJsonString());
        Assert.False(Schema().Evaluate(document.RootElement).IsValid);
    }

    [Fact]
    public void The_schema_names_what_the_reader_reads()
    {
        using var schema = JsonDocument.Parse(ShippedConfig.Read("profile.schema.json"));
        var root = schema.RootElement.GetProperty("properties");
        var term = schema.RootElement.GetProperty("$defs").GetProperty("term");

        Assert.Equal(ProfileReader.Known.Order(), NamesIn(root));
        Assert.Equal(TermReader.Known.Where(n => n != "any").Order(), NamesIn(term.GetProperty("properties")));
        Assert.Equal(Feature.Names.Order(), NamesIn(root.GetProperty("model").GetProperty("properties").GetProperty("weights").GetProperty("properties")));
    }

    private static JsonSchema Schema() => JsonSchema.FromText(Encoding.UTF8.GetString(ShippedConfig.Read("profile.schema.json").Span));

    private static IEnumerable<string> NamesIn(JsonElement properties) => properties.EnumerateObject().Select(p => p.Name).Order();

    private static IReadOnlyList<ConfigProblem> Problems(string json) => Assert.Throws<ConfigException>(() => Profile.Load(Encoding.UTF8.GetBytes(json), "bad.json")).Problems;
}
