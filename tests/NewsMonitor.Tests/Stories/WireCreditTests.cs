using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Stories;

public sealed class WireCreditTests
{
    [Theory]
    [InlineData("BOGOTA, Colombia (AP) — The two governments will share data.", "", "AP")]
    [InlineData("WASHINGTON, March 3 (Reuters) - The department will ask Congress for funds.", "", "Reuters")]
    [InlineData("Washington, 4 mar (EFE).- El Departamento de Estado pedirá fondos.", "", "EFE")]
    [InlineData("Bogotá, 4 Mar. (Europa Press) – El ministerio anunció la medida.", "", "Europa Press")]
    [InlineData("Caracas, AFP. - El gobierno respondió al anuncio.", "", "AFP")]
    [InlineData("El gobierno respondió.\n\nEl plazo vence en mayo.\n\nEFE", "", "EFE")]
    [InlineData("El gobierno respondió.\n\nEl plazo vence en mayo.\n\n(Colprensa)", "", "Colprensa")]
    [InlineData("The government replied.", "Associated Press", "AP")]
    [InlineData("El gobierno respondió.", "Agencia EFE", "EFE")]
    [InlineData("The government replied.", "Bloomberg News", "Bloomberg")]
    public void A_copy_of_an_agencys_text_is_known_by_dateline_signature_or_byline(string text, string byline, string agency) =>
        Assert.Equal(new WireCredit(agency, IsCopy: true), WireCredit.Find(text, Names(byline)));

    [Theory]
    [InlineData("The government replied.\n\nThe Associated Press contributed to this report.", "", "AP")]
    [InlineData("El gobierno respondió.\n\nCon información de EFE", "", "EFE")]
    [InlineData("The government replied.", "Ada Byron, with AFP", "AFP")]
    public void An_agency_that_only_helped_is_credited(string text, string byline, string agency) =>
        Assert.Equal(new WireCredit(agency, IsCopy: false), WireCredit.Find(text, Names(byline)));

    [Theory]
    [InlineData("The minister told Reuters on Monday that the bridge would open.")]
    [InlineData("Los AP que se venden en la feria son otros.")]
    [InlineData("")]
    public void An_agency_that_is_merely_mentioned_is_not(string text) => Assert.Null(WireCredit.Find(text, ["Ada Byron"]));

    private static string[] Names(string byline) => byline.Length == 0 ? [] : [byline];
}
