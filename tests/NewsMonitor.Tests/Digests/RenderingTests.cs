using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Events;
using NewsMonitor.Digests.Links;
using NewsMonitor.Digests.Mail;
using NewsMonitor.Digests.Rendering;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Digests.Webhooks;
using NewsMonitor.Tagging;

namespace NewsMonitor.Tests.Digests;

/// <summary>What readers see. The payloads under docs/payloads are what is sent; UPDATE_GOLDENS=1 writes them anew, to be looked at.</summary>
public sealed class RenderingTests
{
    private static readonly LinkTokens Tokens = new(Options.Create(new LinkOptions
    {
        BaseUrl = new Uri("https://monitor.example"),
        SigningKey = "a-key-for-documents-only-0123456789-0123456789",
    }));

    private static readonly Profile Shipped = Profile.Shipped();

    [Theory]
    [InlineData(WebhookFormat.Generic)]
    [InlineData(WebhookFormat.Slack)]
    [InlineData(WebhookFormat.Teams)]
    [InlineData(WebhookFormat.Discord)]
    public void A_card_is_what_the_documents_show(WebhookFormat format)
    {
        var body = Assert.Single(WebhookPress.Print(format, View(SampleDigest.English), SampleDigest.Slot));

        AssertGolden($"{format.ToString().ToLowerInvariant()}.json", JsonNode.Parse(body)!.ToJsonString(Readable) + "\n");
    }

    [Fact]
    public async Task A_mail_is_what_the_documents_show()
    {
        var mail = await PressAsync(View(SampleDigest.English));

        AssertGolden("mail.html", mail.Html.TrimEnd() + "\n");
        AssertGolden("mail.txt", mail.Text);
    }

    [Fact]
    public async Task A_Spanish_digest_speaks_Spanish_and_quotes_Spanish_where_it_can()
    {
        var mail = await PressAsync(View(SampleDigest.Spanish));

        Assert.StartsWith("Crítico: White House decertifies", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("“La Casa Blanca informó el lunes al Congreso", mail.Text, StringComparison.Ordinal);
        Assert.Contains("(inglés)", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Temas: Lucha antidrogas", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Crítico porque: descertificación. Lo informa una fuente oficial.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"es\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("martes 2 de junio de 2026, 07:00 (America/Bogota)", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_part_lets_a_source_write_markup_or_lines_of_its_own()
    {
        var hostile = SampleDigest.Content.Entries[0] with
        {
            Lead = SampleDigest.Content.Entries[0].Lead with
            {
                Title = "Aid\r\nBcc: x@y.example\u202E <script>alert(1)</script>",
                Outlet = "\"><img src=x onerror=alert(2)>",
                Link = new Uri("javascript:alert(3)"),
            },
            WhatChanged = "<b>bold</b>",
            Evidence = new Dictionary<string, EvidenceSentence> { ["en"] = new("<i>5 < 6</i>", [new(-1, 2), new(0, 3), new(2, 400), new(2, 1)]) },
        };

        var mail = await PressAsync(View(SampleDigest.English, new ComposedDigest { Entries = [hostile] }));

        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', mail.Subject);
        Assert.DoesNotContain("\nBcc", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', mail.Html + mail.Text + mail.Subject);
    }

    [Fact]
    public async Task A_mail_needs_nothing_from_elsewhere_and_stays_below_what_Gmail_cuts_off()
    {
        var mail = await PressAsync(View(SampleDigest.English, SampleDigest.Long(100)));

        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", mail.Html, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html), 1, 102_000);
        Assert.All(Enumerable.Range(0, 100), i => Assert.Contains($"Number {i}:", mail.Html + mail.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(WebhookFormat.Generic, 20_000)]
    [InlineData(WebhookFormat.Slack, 13_000)]
    [InlineData(WebhookFormat.Teams, 28_000)]
    [InlineData(WebhookFormat.Discord, 60_000)]
    public void A_long_digest_is_split_and_every_entry_is_in_one_part(WebhookFormat format, int bytes)
    {
        var parts = WebhookPress.Print(format, View(SampleDigest.English, SampleDigest.Long(60)), SampleDigest.Slot);

        Assert.InRange(parts.Count, 2, 30);
        Assert.All(parts, p => Assert.InRange(Encoding.UTF8.GetByteCount(p), 1, bytes));

        // The first is in every part's subject as well.
        Assert.All(Enumerable.Range(1, 59), i => Assert.Single(parts, p => p.Contains($"Number {i}:", StringComparison.Ordinal)));
Assert.Single(parts, p => p.Contains("Gaceta del Valle", StringComparison.Ordinal));
    }

    [Fact]
    public void Slack_and_Discord_keep_their_own_limits()
    {
        foreach (var body in WebhookPress.Print(WebhookFormat.Slack, View(SampleDigest.English, SampleDigest.Long(60)), SampleDigest.Slot))
        {
            var blocks = JsonNode.Parse(body)!["blocks"]!.AsArray();
            Assert.InRange(blocks.Count, 1, 50);
        }

        foreach (var body in WebhookPress.Print(WebhookFormat.Discord, View(SampleDigest.English, SampleDigest.Long(60)), SampleDigest.Slot))
        {
            var embeds = JsonNode.Parse(body)!["embeds"]!.AsArray();
            Assert.InRange(embeds.Count, 1, 10);
            Assert.InRange(embeds.Sum(e => e!["title"]!.GetValue<string>().Length + e["description"]!.GetValue<string>().Length), 1, 6000);
        }
    }

    [Fact]
    public void An_entry_too_big_for_any_message_names_fewer_outlets_and_says_how_many_more_there_are()
    {
        var report = SampleDigest.Content.Entries[0].Lead;
        var many = Enumerable.Range(0, 40).Select(i => report with { Outlet = $"Outlet {i}", Link = new Uri($"https://o{i}.example/{new string('x', 1900)}") });
        var content = new ComposedDigest { Entries = [SampleDigest.Content.Entries[0] with { Others = [.. many] }] };

        var body = Assert.Single(WebhookPress.Print(WebhookFormat.Slack, View(SampleDigest.English, content), SampleDigest.Slot));

        Assert.Matches(@"and \d+ more", body);
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static DigestView View(Subscription subscription, ComposedDigest? content = null) =>
        new DigestViews(Tokens, id => Shipped.NameOf(id, subscription.Language.Code())).Of(subscription, SampleDigest.Frozen(subscription, content ?? SampleDigest.Content));

    private static async Task<FrozenMail> PressAsync(DigestView view)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        return await new MailPress(Options.Create(new MailOptions()), services, NullLoggerFactory.Instance).PrintAsync(view, []);
    }

    private static void AssertGolden(string name, string text)
    {
        var path = Repository.PathOf("docs", "payloads", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
