using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Tagging;

/// <summary>Another pair of countries in another pair of languages: what the engine knows of it stands here alone.</summary>
internal static class SmallProfile
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    public const string Json = """
        {
          "name": "Norway–France policy", "version": "1", "languages": ["en", "fr"],
          "sides": [
            { "id": "norway", "name": "Norway", "terms": [
              { "id": "no.country", "weight": 1, "list": true, "case": "initial", "en": ["Norway", "Norwegian(s|)"], "fr": ["Norvège", "norvégien(ne|s|)"] },
              { "id": "no.premier", "weight": 0.9, "official": true, "case": "initial", "from": "2021-10-14", "until": "2025-09-08", "any": ["Jonas Støre"] },
              { "id": "no.lakes", "weight": 0.8, "any": ["Peña Blanca"] },
              { "id": "no.gas", "weight": 0.8, "case": "exact", "any": ["NCS"] },
              { "id": "no.new", "weight": 1, "shadow": true, "any": ["Svalbard"] } ] },
            { "id": "france", "name": { "en": "France", "fr": "La France" }, "terms": [
              { "id": "fr.country", "weight": 1, "list": true, "case": "initial", "any": ["France"], "en": ["French"], "fr": ["français(e|es|)"] },
              { "id": "fr.palace", "weight": 0.9, "official": true, "any": ["Élysée"] },
              { "id": "fr.surname", "weight": 0.8, "needs": "norway", "case": "initial", "any": ["Petit"] },
              { "id": "fr.accent", "weight": 0.8, "accents": "exact", "any": ["Orléanais"] } ] }
          ],
          "topics": [
            { "id": "energy", "name": "Energy", "terms": [ { "id": "en.gas", "weight": 1, "en": ["gas deal", "wind farm(s|)"], "fr": ["accord gazier"] } ] },
            { "id": "fish", "name": "Fisheries", "terms": [ { "id": "fi.cod", "weight": 1, "en": ["cod quota(s|)"], "fr": ["quotas de morue"] }, { "id": "fi.ports", "weight": 1, "near": ["w.close + w.port"] } ] }
          ],
          "words": [ { "id": "w.close", "en": ["clos(e|es|ed)", "shut(s|)"] }, { "id": "w.port", "en": ["port(s|)", "harbour(s|)"] } ],
          "triggers": [ { "id": "ban", "name": "import ban", "urgency": "critical", "says": { "en": ["import ban"] } } ],
          "actions": [ { "id": "act", "weight": 1, "en": ["sign(s|ed)", "ban(s|ned)"] } ],
          "others": [ { "id": "x.sweden", "any": ["Sweden"] }, { "id": "x.spain", "any": ["Spain"] }, { "id": "x.italy", "any": ["Italy"] } ],
          "vetoes": [ { "id": "sport", "name": "sport", "terms": [ { "id": "v.ski", "weight": 1, "en": ["biathlon"] } ] } ],
          "lookalikes": [ { "id": "la.toast", "any": ["French toast", "New France"] }, { "id": "la.town", "any": ["Norway, Maine"] }, { "id": "la.palace", "cancels": ["fr.palace"], "any": ["Élysée cinema"] } ],
          "sections": [ { "id": "sport", "names": ["Sport"], "weight": -6 } ],
          "model": {
            "threshold": 0.5, "former": 0.5, "bias": -3.5,
            "weights": { "both sides in the title": 2, "both sides in title or lead": 1, "policy subject in title or lead": 3, "one acts on the other in title or lead": 1, "veto in title or lead": -5 }
          }
        }
        """;

    public static Tagger Tagger(Action<JsonNode>? change = null)
    {
        var profile = JsonNode.Parse(Json)!;
        change?.Invoke(profile);
        return new(Profile.Load(Encoding.UTF8.GetBytes(profile.ToJsonString()), "small.json"), new FakeTimeProvider(Now));
    }
}
