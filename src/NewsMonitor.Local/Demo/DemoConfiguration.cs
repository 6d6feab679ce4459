using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace NewsMonitor.Local.Demo;

/// <summary>The settings, catalogue and subscriptions under which the pipeline works on the demo newsroom.</summary>
internal static class DemoConfiguration
{
    /// <summary>Signs webhooks that never leave the machine.</summary>
    public const string WebhookSecret = "whsec_ZGVtby1uZXdzcm9vbS1sb29wYmFjay1vbmx5LTAx";

    public static IReadOnlyDictionary<string, string?> Settings(Uri site, int mailPort) => new Dictionary<string, string?>
    {
        ["PollSchedule"] = "*/5 * * * * *",
        ["DigestSchedule"] = "*/10 * * * * *",
        ["Http:PrivateHosts:0"] = site.Host,
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = mailPort.ToString(CultureInfo.InvariantCulture),
        ["Mail:Security"] = "None",
        ["Mail:From"] = "monitor@example.org",
        ["Links:SigningKey"] = "demo-links-never-leave-this-machine-01",
        ["DemoWebhookSecret"] = WebhookSecret,
    };

    public static byte[] FeedList(DemoManifest manifest, Func<DemoOutlet, Uri> feed, Func<DemoOutlet, Uri> home)
    {
        var outlines = manifest.Outlets.Select(outlet => new XElement(
            "outline",
            new XAttribute("type", "rss"),
            new XAttribute("text", outlet.Name),
            new XAttribute("xmlUrl", feed(outlet)),
            new XAttribute("htmlUrl", home(outlet)),
            new XAttribute("language", outlet.Language),
            new XAttribute("country", outlet.Country),
            new XAttribute("kind", outlet.Kind)));
        var opml = new XElement(
            "opml",
            new XAttribute("version", "2.0"),
            new XElement("head", new XElement("title", "Demo newsroom")),
            new XElement("body", outlines));

        return Encoding.UTF8.GetBytes(new XDeclaration("1.0", "utf-8", null) + "\n" + opml);
    }

    public static byte[] Subscriptions(Uri webhook) => Encoding.UTF8.GetBytes(
        $$"""
        {
          "subscriptions": [
            {
              "id": "policy-desk",
              "title": "Colombia–US policy: desk",
              "channel": "email",
              "recipients": ["desk@example.org", "analyst@example.org"],
              "cadence": { "kind": "immediate", "windowMinutes": 0.25 },
              "timeZone": "America/New_York",
              "language": "english"
            },
            {
              "id": "mesa-de-analisis",
              "title": "Política Colombia–EE. UU.: mesa de análisis",
              "channel": "email",
              "recipients": ["mesa@example.org"],
              "languages": ["es"],
              "cadence": { "kind": "immediate", "windowMinutes": 0.25 },
              "timeZone": "America/Bogota",
              "language": "spanish"
            },
            {
              "id": "desk-webhook",
              "title": "Colombia–US policy: webhook",
              "channel": "webhook",
              "url": "{{webhook}}",
              "secretSettings": ["DemoWebhookSecret"],
              "cadence": { "kind": "immediate", "windowMinutes": 0.25 },
              "timeZone": "Etc/UTC"
            }
          ]
        }
        """);
}
