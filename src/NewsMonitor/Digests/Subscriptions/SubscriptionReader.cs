using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MimeKit;
using NewsMonitor.Config;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Subscriptions;

/// <summary>Reads <c>subscriptions.json</c> to the end whatever is wrong with it, and then says all of it.</summary>
internal sealed partial class SubscriptionReader(string fileName)
{
    private const int MostRecipients = 200;

    internal static readonly string[] Known =
    [
        "id", "title", "channel", "recipients", "url", "urlSetting", "secretSettings", "format", "topics", "languages", "sources", "minimumScore",
        "urgencyFloor", "cadence", "timeZone", "quietHours", "maximumEntries", "language", "whenEmpty", "paused",
    ];

    private readonly List<ConfigProblem> problems = [];

    public SubscriptionList Read(ReadOnlySpan<byte> json)
    {
        var root = JsonPlace.Parse(json, fileName);
        OnlyKnown(root, ["$schema", "subscriptions"]);
        var entries = root.Member("subscriptions");
        if (entries is not { Kind: JsonTokenType.StartArray })
            Wrong(entries ?? root, "\"subscriptions\" must be a list, [] when there is none.");

        var all = (entries?.Items ?? []).Select(ReadOne).ToList();
        foreach (var twice in all.Index().Where(s => all.Take(s.Index).Any(before => before.Id == s.Item.Id)))
            Wrong(entries!.Items[twice.Index], $"The id \"{twice.Item.Id}\" is used twice; each subscription needs its own.");

        return problems.Count == 0 ? new SubscriptionList(all) : throw new ConfigException(problems);
    }

    private Subscription ReadOne(JsonPlace place)
    {
        if (place.Kind != JsonTokenType.StartObject)
            Wrong(place, "A subscription is an object.");
        OnlyKnown(place, Known);
        var id = Text(place, "id") ?? "";
        if (!IdForm().IsMatch(id))
            Wrong(place.Member("id") ?? place, "\"id\" must be 1 to 40 lower-case letters, digits and hyphens, and begin with a letter or digit.");

        var subscription = new Subscription
        {
            Id = id,
            Title = Text(place, "title") is { Length: > 0 and <= 100 } title ? title : "Colombia–US policy monitor",
            Channel = OneOf(place, "channel", Channel.Email, required: true),
            Topics = Texts(place, "topics"),
            Languages = Texts(place, "languages"),
            Sources = Texts(place, "sources"),
            MinimumScore = Number(place, "minimumScore", 0, 1) ?? 0,
            UrgencyFloor = OneOf(place, "urgencyFloor", Urgency.Routine),
            Cadence = CadenceOf(place),
            TimeZone = Zone(place),
            QuietHours = Quiet(place),
            MaximumEntries = (int)(Number(place, "maximumEntries", 1, 100) ?? 20),
            Language = OneOf(place, "language", DigestLanguage.English),
            WhenEmpty = OneOf(place, "whenEmpty", WhenEmpty.Silent),
            Paused = place.Member("paused") is { } paused && Flag(paused),
        };
        if (subscription is { WhenEmpty: WhenEmpty.Note, Cadence.Kind: CadenceKind.Immediate })
            Wrong(place.Member("whenEmpty")!, "An immediate subscription has no empty slot to note: choose \"silent\", or another cadence.");

        return subscription.Channel == Channel.Email ? WithRecipients(subscription, place) : WithTarget(subscription, place);
    }

    private Subscription WithRecipients(Subscription subscription, JsonPlace place)
    {
        foreach (var name in (string[])["url", "urlSetting", "secretSettings", "format"])
        {
            if (place.Member(name) is { } stray)
                Wrong(stray, $"\"{name}\" belongs to a webhook; this subscription goes by email.");
        }

        var recipients = Texts(place, "recipients");
        if (recipients.Count is 0 or > MostRecipients)
            Wrong(place.Member("recipients") ?? place, $"\"recipients\" must list 1 to {MostRecipients} addresses.");
        foreach (var recipient in place.Member("recipients")?.Items ?? [])
        {
            if (!IsAddress(recipient.Text))
                Wrong(recipient, $"\"{Clip(recipient.Text)}\" is not an email address.");
        }

        return subscription with { Recipients = [.. recipients.Distinct(StringComparer.OrdinalIgnoreCase)] };
    }

    private Subscription WithTarget(Subscription subscription, JsonPlace place)
    {
        if (place.Member("recipients") is { } stray)
            Wrong(stray, "\"recipients\" belongs to email; this subscription is a webhook.");

        var url = Text(place, "url");
        var setting = Text(place, "urlSetting");
        if (url is null == setting is null)
            Wrong(place, "A webhook needs either \"url\" or \"urlSetting\" (the setting that holds a secret address).");
        Uri? target = null;
        if (url is not null && !WebhookAddress.TryParse(url, out target, out var reason))
            Wrong(place.Member("url")!, reason);

        var format = OneOf(place, "format", WebhookFormat.Generic);
        var secrets = Texts(place, "secretSettings");
        if (format == WebhookFormat.Generic && secrets.Count == 0)
            Wrong(place, "A generic webhook is signed: \"secretSettings\" must name the setting that holds its secret.");
        return subscription with { Url = target, UrlSetting = setting, SecretSettings = secrets, Format = format };
    }

    private Cadence CadenceOf(JsonPlace parent)
    {
        if (parent.Member("cadence") is not { Kind: JsonTokenType.StartObject } place)
        {
            Wrong(parent.Member("cadence") ?? parent, "\"cadence\" must be an object such as { \"kind\": \"daily\", \"at\": [\"07:00\"] }.");
            return new Cadence(CadenceKind.Daily);
        }

        var kind = OneOf(place, "kind", CadenceKind.Daily, required: true);
        OnlyKnown(place, kind switch
        {
            CadenceKind.Immediate => ["kind", "windowMinutes"],
            CadenceKind.Hourly => ["kind"],
            CadenceKind.Daily => ["kind", "at"],
            _ => ["kind", "at", "days"],
        });
        var at = Texts(place, "at").Index().Select(t => Time(place.Member("at")!.Items[t.Index])).Order().Distinct().ToList();
        if (kind is CadenceKind.Daily or CadenceKind.Weekly && at.Count is 0 or > 24)
            Wrong(place, "\"at\" must list 1 to 24 local times such as \"07:00\".");
        var days = (place.Member("days")?.Items ?? []).Select(d => Enumerated(d, DayOfWeek.Monday)).Distinct().ToList();
        if (kind == CadenceKind.Weekly && days.Count == 0)
            Wrong(place, "\"days\" must list at least one weekday such as \"monday\".");

        return new Cadence(kind) { At = at, Days = days, Window = TimeSpan.FromMinutes(Number(place, "windowMinutes", 0.1, 360) ?? 10) };
    }

    private QuietHours? Quiet(JsonPlace parent)
    {
        if (parent.Member("quietHours") is not { } place)
            return null;

        OnlyKnown(place, ["from", "to", "override"]);
        if (place.Member("from") is not { } from || place.Member("to") is not { } to)
        {
            Wrong(place, "\"quietHours\" needs \"from\" and \"to\", local times such as \"22:00\".");
            return null;
        }

        var quiet = new QuietHours(Time(from), Time(to), Text(place, "override") == "none" ? null : OneOf(place, "override", Urgency.Critical));
        if (quiet.From == quiet.To)
            Wrong(place, "\"from\" and \"to\" are the same: that would be silence for ever. Leave \"quietHours\" out, or set \"paused\".");
        return quiet;
    }

    private TimeZoneInfo Zone(JsonPlace parent)
    {
        var name = Text(parent, "timeZone");
        if (name is null)
        {
            if (parent.Member("timeZone") is null)
                Wrong(parent, "\"timeZone\" is missing; it is an IANA name such as \"America/Bogota\".");
            return TimeZoneInfo.Utc;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId)
            return zone;

        Wrong(parent.Member("timeZone")!, $"\"{Clip(name)}\" is no IANA time zone; \"America/Bogota\" is one.");
        return TimeZoneInfo.Utc;
    }

    private TimeOnly Time(JsonPlace place)
    {
        if (TimeOnly.TryParseExact(place.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;

        Wrong(place, $"\"{Clip(place.Text)}\" is no time of day; write hours and minutes as \"07:30\".");
        return default;
    }

    private string? Text(JsonPlace parent, string name)
    {
        if (parent.Member(name) is not { } place)
            return null;
        if (place.Kind == JsonTokenType.String)
            return place.Text;

        Wrong(place, $"\"{name}\" must be text in quotes.");
        return null;
    }

    private List<string> Texts(JsonPlace parent, string name)
    {
        if (parent.Member(name) is not { } place)
            return [];
        if (place.Kind != JsonTokenType.StartArray)
            Wrong(place, $"\"{name}\" must be a list.");
        foreach (var item in place.Items.Where(i => i.Kind != JsonTokenType.String || i.Text.Trim().Length == 0))
            Wrong(item, $"\"{name}\" must list texts in quotes.");
        return [.. place.Items.Select(i => i.Text.Trim())];
    }

    private double? Number(JsonPlace parent, string name, double from, double to)
    {
        if (parent.Member(name) is not { } place)
            return null;
        if (place.Kind == JsonTokenType.Number && double.TryParse(place.Text, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
            return number;

        Wrong(place, string.Create(CultureInfo.InvariantCulture, $"\"{name}\" must be a number from {from} to {to}."));
        return null;
    }

    private bool Flag(JsonPlace place)
    {
        if (!place.IsTrueOrFalse)
            Wrong(place, "This must be true or false.");
        return place.Kind == JsonTokenType.True;
    }

    private T OneOf<T>(JsonPlace parent, string name, T otherwise, bool required = false)
        where T : struct, Enum
    {
        if (parent.Member(name) is { } place)
            return Enumerated(place, otherwise);
        if (required)
            Wrong(parent, $"\"{name}\" is missing; it is one of {Names<T>()}.");
        return otherwise;
    }

    private T Enumerated<T>(JsonPlace place, T otherwise)
        where T : struct, Enum
    {
        if (place.Kind == JsonTokenType.String && !char.IsDigit(place.Text.FirstOrDefault()) && Enum.TryParse<T>(place.Text, ignoreCase: true, out var value))
            return value;

        Wrong(place, $"\"{Clip(place.Text)}\" is none of {Names<T>()}.");
        return otherwise;
    }

    private void OnlyKnown(JsonPlace place, IReadOnlyList<string> names)
    {
        foreach (var member in place.Members.Where(m => !names.Contains(m.Key)))
            Wrong(member.Value, $"\"{Clip(member.Key)}\" means nothing here; known are {string.Join(", ", names)}.");
        foreach (var twice in place.Members.GroupBy(m => m.Key).Where(g => g.Count() > 1))
            Wrong(twice.Last().Value, $"\"{Clip(twice.Key)}\" stands here twice.");
    }

    private void Wrong(JsonPlace place, string reason) => problems.Add(new(fileName, place.Line, place.Path, reason));

    private static string Names<T>()
        where T : struct, Enum =>
        string.Join(", ", Enum.GetNames<T>().Select(n => $"\"{JsonNamingPolicy.CamelCase.ConvertName(n)}\""));

    private static bool IsAddress(string text) =>
        text.Length <= 254 && AddressForm().IsMatch(text) && MailboxAddress.TryParse(text, out var address) && address.Address == text;

    private static string Clip(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex IdForm();

    [GeneratedRegex(@"^[^\s@<>,;:""\p{C}]+@[^\s@<>,;:""\p{C}]+\.[^\s@<>,;:""\p{C}]+$", RegexOptions.NonBacktracking)]
    private static partial Regex AddressForm();
}
