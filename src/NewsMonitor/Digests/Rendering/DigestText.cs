namespace NewsMonitor.Digests.Rendering;

/// <summary>A digest as plain text: the mail's first part, and what <c>digest preview</c> prints.</summary>
internal static class DigestText
{
    private const int Width = 76;

    public static string Of(DigestView view, string? unsubscribe, string? pause)
    {
        var words = view.Words;
        List<string> text = [view.Title.ToUpper(words.Culture), view.When, view.Entries.Count > 0 ? view.Summary : words.NothingNew];
        foreach (var (index, entry) in view.Entries.Index())
            Append(text, entry, index + 1, words);

        if (view.Also.Count > 0)
            text.AddRange(["", words.AlsoHeading]);
        foreach (var also in view.Also)
        {
            Wrap(text, $"- {also.Title} ({also.Outlet})", "  ");
            if (also.Link is { } link)
                text.Add($"  {link.AbsoluteUri}");
        }

        text.AddRange(["", new string('-', Width), words.Coverage]);
        Wrap(text, view.CoverageNote, "");
        foreach (var trouble in view.Troubles)
            Wrap(text, $"{trouble.Kind}: {trouble.Sources}", "");

        text.Add("");
        Wrap(text, view.Why, "");
        if (view.Missed is { } missed)
            text.Add($"{words.Missed} {missed.AbsoluteUri}");
        if (pause is not null)
            text.Add($"{words.Pause}: {pause}");
        if (unsubscribe is not null)
            text.Add($"{words.Unsubscribe}: {unsubscribe}");
        return string.Join('\n', text) + '\n';
    }

    private static void Append(List<string> text, EntryView entry, int number, DigestWords words)
    {
        text.Add("");
        var update = entry.WhatChanged is null ? "" : $"{words.Update} · ";
        Wrap(text, $"{number}. {entry.Headline}", "   ");
        text.Add($"   [{update}{entry.UrgencyWord} · {entry.Corroboration}]");
        if (entry.WhatChanged is { } changed)
            Wrap(text, $"   {words.WhatChanged}: {changed}", "   ");
        if (entry.Evidence is { } evidence)
            Wrap(text, $"   “{OneLine.Of(evidence.Text, 2000)}”{(entry.EvidenceLanguage is { } language ? $" ({language})" : "")}", "   ");
        if (entry.Figures.Count > 0)
            Wrap(text, $"   {words.Figures}: {string.Join("; ", entry.Figures)}", "   ");
        if (entry.Topics.Count > 0)
            Wrap(text, $"   {words.Topics}: {string.Join(", ", entry.Topics)}", "   ");
        if (entry.Link is { } link)
            text.Add($"   {link.AbsoluteUri}");
        AppendReports(text, entry, words);
        if (entry.Ranked is { } ranked)
            Wrap(text, $"   {ranked}", "   ");
        if (entry.NotRelevant is { } feedback)
            text.Add($"   {words.NotRelevant} {feedback.AbsoluteUri}");
    }

    // The lead's title is the headline above.
    private static void AppendReports(List<string> text, EntryView entry, DigestWords words)
    {
        text.Add($"   {words.Reports}: {entry.Reports[0].Outlet} ({entry.Reports[0].Language})");
        foreach (var report in entry.Reports.Skip(1))
        {
            Wrap(text, $"   - {report.Outlet} ({report.Language}): {report.Title}", "     ");
            if (report.Link is { } address)
                text.Add($"     {address.AbsoluteUri}");
        }

        if (entry.MoreReports > 0)
            text.Add($"   - {string.Format(words.Culture, words.More, entry.MoreReports)}");
    }

    private static void Wrap(List<string> text, string line, string indent)
    {
        while (line.Length > Width && line.LastIndexOf(' ', Width) is var cut && cut > indent.Length + 4)
        {
            text.Add(line[..cut]);
            line = indent + line[(cut + 1)..];
        }

        text.Add(line);
    }
}
