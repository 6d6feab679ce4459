using NewsMonitor.Digests.Events;
using NewsMonitor.Digests.Links;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Feeds;
using NewsMonitor.Tagging;

namespace NewsMonitor.Digests.Rendering;

/// <summary>A digest in the reader's words, before it takes the form of a mail or a card. Every text is on one line and of bounded length.</summary>
public sealed record DigestView
{
    public required string Id { get; init; }
    public required string Subscription { get; init; }
    public required string Title { get; init; }
    public required string Subject { get; init; }

    /// <summary>What a mailbox shows beside the subject.</summary>
    public required string Preview { get; init; }
    public required string When { get; init; }
    public required string Summary { get; init; }
    public required string Language { get; init; }
    public required DigestWords Words { get; init; }
    public IReadOnlyList<EntryView> Entries { get; init; } = [];

    /// <summary>What the maximum left no room for, a line each.</summary>
    public IReadOnlyList<ReportView> Also { get; init; } = [];

    /// <summary>Lines that are counted but not shown.</summary>
    public int MoreAlso { get; init; }
    public required IReadOnlyList<TroubleView> Troubles { get; init; }

    /// <summary>The sentence before the troubles.</summary>
    public required string CoverageNote { get; init; }
    public required string Why { get; init; }
    public Uri? Missed { get; init; }
}

/// <summary>One event. Reports begin with the lead.</summary>
public sealed record EntryView
{
    public required string Event { get; init; }
    public required string Headline { get; init; }
    public Uri? Link { get; init; }
    public required Urgency Urgency { get; init; }
    public required string UrgencyWord { get; init; }
    public required string Corroboration { get; init; }
    public string? WhatChanged { get; init; }
    public EvidenceSentence? Evidence { get; init; }

    /// <summary>Set when the evidence is not in the digest's own language.</summary>
    public string? EvidenceLanguage { get; init; }
    public IReadOnlyList<string> Figures { get; init; } = [];
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The profile's ids, for programs.</summary>
    public IReadOnlyList<string> TopicIds { get; init; } = [];
    public required IReadOnlyList<ReportView> Reports { get; init; }

    /// <summary>Reports that are counted but not listed.</summary>
    public int MoreReports { get; init; }

    /// <summary>Why it stands where it stands.</summary>
    public string? Ranked { get; init; }
    public Uri? NotRelevant { get; init; }

    public EntryView WithFewerReports() => Reports.Count < 2
        ? this
        : this with { Reports = [.. Reports.Take(Reports.Count / 2)], MoreReports = MoreReports + Reports.Count - Reports.Count / 2 };
}

public sealed record ReportView(string Outlet, string Language, string Title, Uri? Link);

public sealed record TroubleView(string Kind, string Sources);

/// <summary>Puts a composed digest into the reader's words.</summary>
internal sealed class DigestViews(LinkTokens tokens, Func<string, string> nameOf)
{
    private const int LongestTitle = 250;
    private const int LongestSentence = 700;
    private const int MostReports = 12;
    private const int MostTopics = 8;
    private const int MostFigures = 4;
    private const int MostSources = 12;

    public DigestView Of(Subscription subscription, FrozenDigest digest)
    {
        var words = DigestWords.For(subscription.Language);
        var (content, coverage, slot) = (digest.Content, digest.Coverage, digest.Slot);
        var entries = content.Entries.Select(e => EntryOf(subscription, e, digest.FrozenAt, words)).ToList();
        return new DigestView
        {
            Id = digest.Id,
            Subscription = subscription.Id,
            Title = subscription.Title,
            Subject = SubjectOf(subscription, content, entries, words, slot),
            Preview = string.Join(" · ", entries.Skip(1).Take(3).Select(e => e.Headline)),
            When = $"{Local(subscription, slot).ToString(words.DatePattern, words.Culture)} ({subscription.TimeZone.Id})",
            Summary = SummaryOf(content, words),
            Language = subscription.Language.Code(),
            Words = words,
            Entries = entries,
            Also = [.. content.More.Select(e => ReportOf(e.Lead))],
            Troubles = [.. coverage.Troubles.GroupBy(t => t.Kind).OrderBy(g => g.Key).Select(g => TroubleOf(g, subscription, words))],
            CoverageNote = coverage.Sources == 0 ? words.CoverageUnknown
                : coverage.Troubles.Count == 0 ? string.Format(words.Culture, words.AllWell, coverage.Sources)
                : string.Format(words.Culture, words.SomeWell, coverage.Sources - coverage.Troubles.Count, coverage.Sources),
            Why = WhyOf(subscription, words),
            Missed = LinkTo(new(LinkAction.Missed, subscription.Id, "")),
        };
    }

    private EntryView EntryOf(Subscription subscription, DigestEntry entry, DateTimeOffset now, DigestWords words)
    {
        var own = subscription.Language.Code();
        var evidence = entry.Evidence.OrderBy(e => e.Key == own ? 0 : 1).ThenBy(e => e.Key, StringComparer.Ordinal).FirstOrDefault();
        var reports = entry.Others.Prepend(entry.Lead).ToList();
        return new EntryView
        {
            Event = entry.Event,
            Headline = OneLine.Of(entry.Lead.Title, LongestTitle),
            Link = Web(entry.Lead.Link),
            Urgency = entry.Urgency,
            UrgencyWord = words.Urgency(entry.Urgency),
            Corroboration = entry.Corroboration > 1 ? string.Format(words.Culture, words.IndependentOutlets, entry.Corroboration) : words.SingleSource,
            WhatChanged = entry.WhatChanged is { } changed ? OneLine.Of(changed, LongestSentence) : null,
            Evidence = evidence.Value is { } sentence ? Clip(sentence) : null,
            EvidenceLanguage = evidence.Value is null || evidence.Key == own ? null : words.LanguageName(evidence.Key),
            Figures = [.. entry.Figures.Take(MostFigures).Select(f => OneLine.Of(f, LongestTitle))],
            Topics = [.. entry.Topics.Take(MostTopics).Select(t => OneLine.Of(nameOf(t), LongestTitle))],
            TopicIds = [.. entry.Topics.Take(MostTopics)],
            Reports = [.. reports.Take(MostReports).Select(ReportOf)],
            MoreReports = Math.Max(0, reports.Count - MostReports),
            Ranked = OneLine.Of(words.Ranked(Ranked(entry, now)), LongestTitle),
            NotRelevant = LinkTo(new(LinkAction.Feedback, subscription.Id, entry.Lead.Story.Value)),
        };
    }

    private RankedEntry Ranked(DigestEntry entry, DateTimeOffset now)
    {
        var reports = entry.Others.Prepend(entry.Lead).ToList();
        return new(
            entry.Urgency, [.. entry.Triggers.Select(nameOf)],
            reports.Exists(r => r.SourceKind == SourceKind.Official), now - reports.Max(r => r.Published));
    }

    private static ReportView ReportOf(EntryStory report) =>
        new(OneLine.Of(report.Outlet, 80), report.Language, OneLine.Of(report.Title, LongestTitle), Web(report.Link));

    private static string SubjectOf(
        Subscription subscription, ComposedDigest content, List<EntryView> entries, DigestWords words, DateTimeOffset slot)
    {
        if (entries.Count == 0)
            return $"{subscription.Title}: {Local(subscription, slot).ToString("d MMMM", words.Culture)} · {words.NothingNew.TrimEnd('.')}";

        var urgency = entries[0].Urgency >= Urgency.High ? $"{entries[0].UrgencyWord}: " : "";
        var update = content.Entries[0].WhatChanged is null ? "" : $"{words.Update}: ";
        var others = entries.Count + content.More.Count - 1;
        var more = others > 0 ? $" ({string.Format(words.Culture, words.More, others)})" : "";
        return $"{urgency}{update}{OneLine.Of(entries[0].Headline, 140)}{more}";
    }

    private static string SummaryOf(ComposedDigest content, DigestWords words)
    {
        var all = content.Entries.Concat(content.More).ToList();
        var reports = all.SelectMany(e => e.Others.Prepend(e.Lead)).ToList();
        return words.Summary(all.Count, reports.Count, reports.Select(r => r.Outlet).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static TroubleView TroubleOf(IGrouping<TroubleKind, SourceTrouble> troubles, Subscription subscription, DigestWords words)
    {
        var names = troubles.OrderBy(t => t.Outlet, StringComparer.OrdinalIgnoreCase).Take(MostSources).Select(t =>
            OneLine.Of(t.Outlet, 80) + (t.Since is { } since
                ? $" ({string.Format(words.Culture, words.Since, Local(subscription, since).ToString("d MMM HH:mm", words.Culture))})"
                : ""));
        var more = troubles.Count() > MostSources ? $" {string.Format(words.Culture, words.More, troubles.Count() - MostSources)}" : "";
        return new(words.Troubles[(int)troubles.Key], string.Join(", ", names) + more);
    }

    private string WhyOf(Subscription subscription, DigestWords words)
    {
        var topics = subscription.Topics.Count == 0 ? words.WhyAllTopics : string.Join(", ", subscription.Topics.Select(nameOf));
        return string.Format(words.Culture, words.Why, $"“{subscription.Id}”", OneLine.Of(topics, 300), words.Cadence(subscription.Cadence));
    }

    // Marks count from the sentence's beginning, so what is cut off at the end takes its marks with it.
    private static EvidenceSentence Clip(EvidenceSentence sentence) =>
        sentence.Text.Length <= LongestSentence ? sentence : sentence with { Text = sentence.Text[..LongestSentence] + "…" };

    private Uri? LinkTo(LinkRight right) => tokens.Enabled ? new Uri(tokens.LinkTo(right)) : null;

    private static Uri? Web(Uri? link) => link is { IsAbsoluteUri: true } && link.Scheme is "http" or "https" ? link : null;

    private static DateTime Local(Subscription subscription, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, subscription.TimeZone).DateTime;
}
