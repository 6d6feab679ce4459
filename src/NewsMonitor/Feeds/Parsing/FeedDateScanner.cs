namespace NewsMonitor.Feeds.Parsing;

/// <summary>Walks a date once, left to right, and takes each number and word for what its neighbours make of it.</summary>
internal sealed class FeedDateScanner(string text, bool dayFirst)
{
    private readonly FeedDateParts parts = new();
    private readonly List<int> loose = [];
    private int? monthByName;
    private int at;

    public FeedDateParts Scan()
    {
        if (TryCompact())
            return parts;
        TryCalendarless();
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
                Number();
            else if (char.IsLetter(c))
                Word();
            else if (c is '+' or '-' or '−' && parts.HasTime && Peek(1) is { } next && char.IsAsciiDigit(next))
                Offset();
            else
                at++;
        }

        return Completed();
    }

    private FeedDateParts Completed()
    {
        if (parts.Month is null && monthByName is { } named)
        {
            parts.Month = named;
            foreach (var number in loose)
            {
                if (parts.Day is null && number is >= 1 and <= 31)
                    parts.Day = number;
                else
                    parts.Year ??= number;
            }
        }

        return parts;
    }

    // 20260303, 20260303T061500Z, 20260303061500
    private bool TryCompact()
    {
        var run = Digits(0);
        if (run is not (8 or 12 or 14))
            return false;
        (parts.Year, parts.Month, parts.Day) = (Read(0, 4), Read(4, 2), Read(6, 2));
        at = 8;
        if (run == 8 && at < text.Length && text[at] is 'T' or 't' or ' ' && Digits(9) is 4 or 6)
            at++;
        CompactTime(Digits(at));
        return run != 8 || parts.HasTime ? ScanZone() : false;
    }

    private void CompactTime(int digits)
    {
        if (digits < 4)
            return;
        (parts.HasTime, parts.Hour, parts.Minute) = (true, Read(at, 2), Read(at + 2, 2));
        parts.Second = digits >= 6 ? Read(at + 4, 2) : 0;
        at += Math.Min(digits, 6);
    }

    private bool ScanZone()
    {
        while (at < text.Length)
        {
            if (text[at] is '+' or '-' && Peek(1) is { } next && char.IsAsciiDigit(next))
                Offset();
            else if (char.IsLetter(text[at]))
                Word();
            else
                at++;
        }

        return true;
    }

    // 2026-W10-2 and 2026-062: ISO's dates by week and by day of the year.
    private void TryCalendarless()
    {
        if (Digits(0) != 4 || Peek(4) != '-' || Read(0, 4) is not (>= 1970 and <= 9998 and var year))
            return;
        if (Peek(5) is 'W' or 'w' && Digits(6) == 2 && Read(6, 2) is >= 1 and <= 52 and var week)
        {
            var day = Peek(8) == '-' && Read(9, 1) is >= 1 and <= 7 and var named ? named : 1;
            Take(System.Globalization.ISOWeek.ToDateTime(year, week, (DayOfWeek)(day % 7)));
            at = Math.Min(text.Length, 10);
        }
        else if (Digits(5) == 3 && Read(5, 3) is >= 1 and <= 366 and var dayOfYear)
        {
            Take(new DateTime(year, 1, 1).AddDays(dayOfYear - 1));
            at = 8;
        }
    }

    private void Take(DateTime date) => (parts.Year, parts.Month, parts.Day) = (date.Year, date.Month, date.Day);

    private void Number()
    {
        var length = Digits(at);
        var after = at + length;
        if (length > 4)
        {
            if (length == 6 && parts.Month is not null && !parts.HasTime)
                CompactTime(length);
            at = after;
            return;
        }

        var value = Read(at, length);
        if (TryTime(value, length, after) || TryCounted(value, after) || TryDate(length, after))
            return;

        at = after;
        if (length >= 3)
            parts.Year ??= value;
        else
            loose.Add(value);
    }

    private bool TryTime(int hour, int length, int after)
    {
        if (length > 2 || parts.HasTime || Peek(after - at) is not { } mark)
            return false;
        var dated = parts.Month is not null || monthByName is not null;
        var isTime = mark == ':' && Digits(after + 1) is 1 or 2
            || mark is '.' or 'h' or 'H' && dated && Digits(after + 1) == 2 && Peek(after + 3 - at) is not '.'
            || dated && FollowedByAmPm(after);
        if (!isTime)
            return false;

        (parts.HasTime, parts.Hour) = (true, hour);
        at = after;
        if (mark is ':' or '.' or 'h' or 'H')
        {
            at++;
            parts.Minute = Take(Math.Min(2, Digits(at)));
        }

        if (at < text.Length && text[at] is ':' or '.' && Digits(at + 1) is 1 or 2)
        {
            at++;
            parts.Second = Take(Digits(at));
        }

        if (at < text.Length && text[at] is '.' or ',' or ':' && Digits(at + 1) > 0)
            at += 1 + Digits(at + 1);
        return true;
    }

    private bool FollowedByAmPm(int after)
    {
        var rest = text.AsSpan(after).TrimStart();
        return rest.Length >= 2 && rest[0] is 'a' or 'p' or 'A' or 'P' && (rest[1] is 'm' or 'M' || rest.StartsWith("a.m", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("p.m", StringComparison.OrdinalIgnoreCase));
    }

    // 2026年3月3日 6時15分, 2026년 3월 3일
    private bool TryCounted(int value, int after)
    {
        var unit = after < text.Length && text[after] == ' ' && after + 1 < text.Length ? text[after + 1] : Peek(after - at);
        switch (unit)
        {
            case '年' or '년':
                parts.Year = value;
                break;
            case '月' or '월':
                parts.Month = value;
                break;
            case '日' or '일' or '号':
                parts.Day = value;
                break;
            case '時' or '时' or '点' or '點' or '시':
                (parts.HasTime, parts.Hour) = (true, value);
                break;
            case '分' or '분':
                parts.Minute = value;
                break;
            case '秒' or '초':
                parts.Second = value;
                break;
            default:
                return false;
        }

        at = text.IndexOf(unit.Value, after) + 1;
        return true;
    }

    // 2026-03-03, 2026/3/3, 03.03.2026, 3/25/2026, 03-Mar-2026
    private bool TryDate(int length, int after)
    {
        var a = Read(at, length);
        if (parts.Month is not null || Separator(after) is not { } mark)
            return false;
        var second = after + mark.Length;
        if (second < text.Length && char.IsLetter(text[second]))
            return false;
        var secondLength = Digits(second);
        if (secondLength is 0 or > 2)
            return false;
        var b = Read(second, secondLength);
        var end = second + secondLength;
        if (Separator(end) is { } again && again[0] == mark[0] && Digits(end + again.Length) is 1 or 2 or 4)
        {
            var thirdLength = Digits(end + again.Length);
            SetDate(a, length, b, Read(end + again.Length, thirdLength), thirdLength, mark[0]);
            at = end + again.Length + thirdLength;
            return true;
        }

        if (length != 4)
            return false;
        (parts.Year, parts.Month, at) = (a, b, end);
        return true;
    }

    private void SetDate(int a, int aLength, int b, int c, int cLength, char mark)
    {
        if (aLength == 4 || aLength == 2 && cLength == 2 && a > 31)
            (parts.Year, parts.Month, parts.Day) = b > 12 ? (a, c, b) : (a, b, c);
        else if (b > 12 || mark == '/' && !dayFirst && a <= 12)
            (parts.Year, parts.Month, parts.Day) = (c, a, b);
        else
            (parts.Year, parts.Month, parts.Day) = (c, b, a);
    }

    private string? Separator(int position)
    {
        if (position >= text.Length || text[position] is not ('-' or '/' or '.' or '‐' or '–'))
            return null;
        return position + 1 < text.Length && text[position + 1] == ' ' && text[position] == '.' ? ". " : text[position].ToString();
    }

    private void Word()
    {
        var start = at;
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] is '_' || text[at] == '/' && at > start && Peek(1) is { } next && char.IsLetter(next)))
            at++;
        var word = text[start..at];
        if (parts.HasTime && TryZone(word))
            return;
        if (FeedDateWords.Afternoon(word, at < text.Length && text[at] == '.' ? text[at..] : "") is { } afternoon)
            parts.Afternoon ??= afternoon;
        else if (FeedDateWords.Month(word) is { } month)
            monthByName = monthByName is null || parts.Year is null ? month : monthByName;
    }

    private bool TryZone(string word)
    {
        if (word.Contains('/') && TimeZoneInfo.TryFindSystemTimeZoneById(word, out var zone))
        {
            parts.Zone = zone;
            return true;
        }

        if (FeedDateWords.ZoneMinutes(word) is not { } minutes)
            return false;

        // "GMT+0100" and "(CET)" after an offset: the number says it better than the name.
        if (!parts.HasOffset)
            parts.OffsetMinutes = minutes;
        return true;
    }

    private void Offset()
    {
        var sign = text[at] == '+' ? 1 : -1;
        at++;
        var length = Digits(at);
        var (hours, minutes) = length switch
        {
            1 or 2 => (Read(at, length), 0),
            3 => (Read(at, 1), Read(at + 1, 2)),
            4 => (Read(at, 2), Read(at + 2, 2)),
            _ => (99, 0),
        };
        at += length;
        if (length <= 2 && at < text.Length && text[at] == ':' && Digits(at + 1) == 2)
        {
            minutes = Read(at + 1, 2);
            at += 3;
        }

        parts.HasOffset = true;
        parts.IsImpossible |= minutes > 59 || hours > 14;
        parts.OffsetMinutes = sign * (hours * 60 + minutes);
    }

    private int Digits(int from)
    {
        var end = from;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return Math.Max(0, end - from);
    }

    private int Read(int from, int length) =>
        int.TryParse(text.AsSpan(from, Math.Min(length, text.Length - from)), System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : 0;

    private int Take(int length)
    {
        var value = Read(at, length);
        at += length;
        return value;
    }

    private char? Peek(int ahead) => at + ahead >= 0 && at + ahead < text.Length ? text[at + ahead] : null;
}
