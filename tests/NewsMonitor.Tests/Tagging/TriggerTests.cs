using NewsMonitor.Config;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Tagging;

/// <summary>Named triggers fire on the happening as it is reported, and not on its shadow: denials, plans, backgrounds, history.</summary>
public sealed class TriggerTests
{
    private static readonly Profile Shipped = Profile.Shipped();

    [Theory]
    [InlineData("decertification", "en", "White House decertifies Colombia as a drug-war partner")]
    [InlineData("decertification", "en", "Colombia loses its certification for the first time since 1997")]
    [InlineData("decertification", "en", "Trump formally announces the decertification of Bogotá")]
    [InlineData("decertification", "es", "Estados Unidos descertificó a Colombia en la lucha antidrogas")]
    [InlineData("decertification", "es", "Casa Blanca oficializa la descertificación de Colombia")]
    [InlineData("decertification", "es", "Washington le quita la certificación a Colombia")]
    [InlineData("sanction", "en", "US Treasury sanctions Colombian shipping network accused of moving cocaine")]
    [InlineData("sanction", "en", "Washington imposes sweeping new sanctions on Colombia's president")]
    [InlineData("sanction", "en", "OFAC adds eleven Cúcuta traders to the Clinton list")]
    [InlineData("sanction", "es", "OFAC incluye a un exministro y a seis empresas en la Lista Clinton")]
    [InlineData("sanction", "es", "El Tesoro impone duras sanciones a la familia del mandatario")]
    [InlineData("sanction", "es", "Estados Unidos declara al Clan del Golfo organización terrorista")]
    [InlineData("tariffs", "en", "White House orders 17 percent tariff on Colombian cut flowers")]
    [InlineData("tariffs", "en", "Trump threatens Colombia with steep new tariffs over flights")]
    [InlineData("tariffs", "en", "US slaps an immediate 25% emergency tariff on all Colombian goods")]
    [InlineData("tariffs", "es", "Estados Unidos impone arancel del 17 % a las flores colombianas")]
    [InlineData("tariffs", "es", "Trump firmó ayer un gravamen adicional: sube al 50 % el arancel al café colombiano")]
    [InlineData("aid-cut", "en", "US suspends $62m in aid for Colombia's coca substitution programme")]
    [InlineData("aid-cut", "en", "Washington quietly freezes nearly all remaining USAID money for Colombia")]
    [InlineData("aid-cut", "en", "Military assistance to Bogotá halted with immediate effect")]
    [InlineData("aid-cut", "es", "Estados Unidos suspende de inmediato 62 millones de dólares en ayuda a Colombia")]
    [InlineData("aid-cut", "es", "Trump recorta a la mitad la cooperación con Colombia")]
    [InlineData("aid-cut", "es", "Congelada la asistencia militar de Washington")]
    [InlineData("visa-revoked", "en", "State Department revokes visas of two Colombian ministers")]
    [InlineData("visa-revoked", "en", "Colombian president stripped of his US visa")]
    [InlineData("visa-revoked", "es", "Washington le revoca la visa al presidente Petro")]
    [InlineData("visa-revoked", "es", "Dos ministros pierden su visa estadounidense")]
    [InlineData("recall", "en", "Colombia recalls its ambassador to Washington for consultations")]
    [InlineData("recall", "en", "US calls home its top diplomat in Bogotá")]
    [InlineData("recall", "en", "Bogotá expels two American diplomats")]
    [InlineData("recall", "es", "Colombia llama a consultas a su embajador en Washington")]
    [InlineData("recall", "es", "Estados Unidos retira a su encargado de negocios en Bogotá")]
    [InlineData("intervention", "en", "Trump threatens to bomb cocaine labs in Colombia")]
    [InlineData("intervention", "en", "Pentagon authorizes military action inside Colombia")]
    [InlineData("intervention", "en", "White House says it would not rule out military action against Colombia")]
    [InlineData("intervention", "es", "Trump amenaza con ataques terrestres en Colombia")]
    [InlineData("intervention", "es", "Casa Blanca autoriza operaciones militares en territorio colombiano")]
    [InlineData("strike", "en", "US strike on boat off Colombia kills four")]
    [InlineData("strike", "en", "American forces sink a suspected drug vessel in the Pacific")]
    [InlineData("strike", "es", "Estados Unidos bombardea otra lancha en el Pacífico colombiano")]
    [InlineData("strike", "es", "Ataque estadounidense contra una embarcación deja tres muertos")]
    [InlineData("deportation", "en", "Colombia turns back two US military deportation planes")]
    [InlineData("deportation", "en", "Bogotá agrees to resume deportation flights from Texas")]
    [InlineData("deportation", "es", "Colombia devuelve un vuelo de deportados de Estados Unidos y exige trato digno")]
    [InlineData("extradition", "en", "Colombia's president signs extradition of ex-guerrilla to Florida")]
    [InlineData("extradition", "es", "Corte Suprema avala la extradición a Estados Unidos de alias “Velero”")]
    [InlineData("arms", "en", "Colombia stops buying US weapons after Washington's drug decertification")]
    [InlineData("arms", "en", "Bogotá suspends intelligence sharing with Washington")]
    [InlineData("arms", "en", "Bogotá stops passing intelligence to American agencies over boat strikes")]
    [InlineData("tariffs", "en", "White House answers Bogotá with 30% tariffs")]
    [InlineData("extradition", "en", "Bogotá extradites a rebel commander to Houston")]
    [InlineData("visa-revoked", "en", "New visa restrictions on Colombian officials, says Rubio")]
    [InlineData("arms", "es", "Colombia dejará de comprar armas a Estados Unidos")]
    [InlineData("arms", "es", "Petro ordena: se suspende el envío de comunicaciones e inteligencia a agencias de EE. UU.")]
    public void What_happened_fires_its_trigger_and_no_other(string trigger, string language, string title) => Assert.Equal([trigger], Fired(language, title));

    [Theory]
    // Denied, ruled out or averted.
    [InlineData("en", "Rubio rules out suspending aid to Colombia")]
    [InlineData("en", "Embassy denies that visas of ministers were revoked")]
    [InlineData("en", "US will not impose tariffs on Colombian coffee, envoy says")]
    [InlineData("en", "Colombia avoids decertification with a waiver")]
    [InlineData("en", "Petro: Colombia has not recalled its ambassador")]
    [InlineData("es", "Washington descarta imponer sanciones a Petro")]
    [InlineData("es", "Canciller descartó retirar al embajador en Washington")]
    [InlineData("es", "Embajada desmiente que se haya revocado la visa al ministro")]
    [InlineData("es", "Estados Unidos no suspenderá la ayuda: no se recortan los fondos, dice embajador")]
    [InlineData("es", "Colombia y el Comando Sur de Estados Unidos reanudan el intercambio de datos de radar")]
    // Only asked for, feared or considered.
    [InlineData("en", "Senator urges Treasury to impose sanctions on Petro")]
    [InlineData("en", "US could revoke visas of Colombian officials")]
    [InlineData("en", "White House considers cutting aid to Colombia")]
    [InlineData("es", "Estados Unidos podría descertificar a Colombia")]
    [InlineData("es", "Congresista pide revocar la visa del alcalde")]
    [InlineData("es", "Washington estudia suspender la ayuda a Colombia")]
    // The occasion, not the news.
    [InlineData("en", "Peso falls after Trump imposes tariffs")]
    [InlineData("en", "Coffee growers meet minister following US order that raised the tariff")]
    [InlineData("es", "Gremios se reúnen tras el anuncio de Trump que impone aranceles")]
    [InlineData("es", "Cuatro alcaldes viajan a Washington para pedir que Colombia recupere la certificación antidrogas")]
    // History and explanations.
    [InlineData("en", "In 1996 the US decertified Colombia and revoked Samper's visa")]
    [InlineData("en", "A year ago Washington suspended aid: what has changed?")]
    [InlineData("es", "Hace dos años Colombia llamó a consultas a su embajador")]
    [InlineData("es", "Así fue la descertificación de 1996, cuando Washington le quitó la visa a Samper")]
    // The words alone.
    [InlineData("en", "New US ambassador presents credentials in Bogotá")]
    [InlineData("en", "Coast guards of both countries train on a vessel off Cartagena")]
    [InlineData("en", "Visa interviews at the embassy resume")]
    [InlineData("es", "Embajador en Washington visita a floricultores")]
    [InlineData("es", "La ayuda humanitaria llegó en lanchas al Chocó")]
    [InlineData("es", "Bogotá y Washington hablan de aranceles, ayuda y extradición")]
    public void Shadows_of_a_happening_fire_nothing(string language, string title) => Assert.Empty(Fired(language, title));

    [Theory]
    [InlineData("BOGOTÁ, June 3. The United States has suspended $62m in assistance for farmers who give up coca.", "aid-cut")]
    [InlineData("Published On 17 Sep 2026\nThe United States has suspended $62m in assistance for farmers who give up coca.", "aid-cut")]
    [InlineData("The embassy opened a library. Washington suspended all aid in the spring.", "")]
    public void The_text_counts_to_the_end_of_its_first_sentence(string text, string trigger) =>
        Assert.Equal(trigger, string.Join(',', Fired("en", "A note from the embassy", text)));

    [Fact]
    public void A_year_that_began_something_is_no_history() =>
        Assert.Equal(["aid-cut"], Fired("en", "US suspends aid to Colombia for the first time since 1997"));

    [Fact]
    public void A_trigger_that_fired_gives_urgency_and_shows_its_words()
    {
        var input = new TagInput("US suspends $62m in aid for Colombia's coca substitution programme", "The United States embassy told the Colombian government so.");

        var decision = new Tagger(Shipped, TimeProvider.System).Decide(input);

        Assert.Equal((Urgency.High, "aid-cut"), (decision.Urgency, Assert.Single(decision.Triggers)));
        var evidence = Assert.Single(decision.Evidence, e => e.Kind == EvidenceKind.Trigger);
        Assert.Equal("suspends $62m in aid", input.Title.Substring(evidence.Offset, evidence.Length));
    }

    [Fact]
    public void Every_trigger_and_topic_has_its_name_in_both_languages()
    {
        Assert.Equal("suspensión de ayuda", Shipped.NameOf("aid-cut", "es"));
        Assert.Equal("aid suspension", Shipped.NameOf("aid-cut", "en"));
        Assert.Equal("an unknown one", Shipped.NameOf("an-unknown-one", "es"));
        Assert.All(Shipped.Topics, t => Assert.NotEqual(Shipped.NameOf(t, "en"), Shipped.NameOf(t, "es")));
    }

    [Fact]
    public void Words_that_are_wrong_are_named_with_their_place()
    {
        var json = System.Text.Encoding.UTF8.GetString(ShippedConfig.Read(ShippedConfig.Profile).Span)
            .Replace("\"says\": { \"en\": [\"persona non grata", "\"says\": { \"en\": [\"persona (non grata", StringComparison.Ordinal);

        var wrong = Assert.Throws<ConfigException>(() => Profile.Load(System.Text.Encoding.UTF8.GetBytes(json), "profile.json"));

        Assert.Contains("stray bracket", Assert.Single(wrong.Problems).Reason, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Fired(string language, string title, string? text = null) =>
        Shipped.Triggers.Read(new TagInput(title, text), language, new DateOnly(2026, 6, 1)).Select(f => f.Trigger.Id);
}
