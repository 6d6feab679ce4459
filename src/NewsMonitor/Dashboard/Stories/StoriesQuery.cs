using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using NewsMonitor.Tagging;

namespace NewsMonitor.Dashboard.Stories;

/// <summary>Which stories are asked for. Lives in the address, so that a view can be kept and passed on.</summary>
public sealed record StoriesQuery
{
    private const int LongestSearch = 200;

    public string? Topic { get; init; }
    public string? Language { get; init; }
    public string? Source { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public double? MinScore { get; init; }
    public Urgency? Urgency { get; init; }
    public string? Search { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>What in the address was not understood, in words.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    public bool IsFiltered => this with { Page = 1, Mistakes = [] } != new StoriesQuery();

    public static StoriesQuery Read(IQueryCollection query)
    {
        var mistakes = new List<string>();
        return new()
        {
            Topic = Word(query, "topic"),
            Language = Word(query, "lang"),
            Source = Word(query, "source"),
            From = Day(query, "from", mistakes),
            To = Day(query, "to", mistakes),
            MinScore = Score(query, mistakes),
            Urgency = UrgencyIn(query, mistakes),
            Search = Word(query, "q") is { } words ? words[..Math.Min(words.Length, LongestSearch)] : null,
            Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
            Mistakes = mistakes,
        };
    }

    public string Address(string path = "/")
    {
        var query = new QueryBuilder();
        Add(query, "topic", Topic);
        Add(query, "lang", Language);
        Add(query, "source", Source);
        Add(query, "from", From?.ToString("O", CultureInfo.InvariantCulture));
        Add(query, "to", To?.ToString("O", CultureInfo.InvariantCulture));
        Add(query, "score", MinScore?.ToString(CultureInfo.InvariantCulture));
        Add(query, "urgency", Urgency?.ToString().ToLowerInvariant());
        Add(query, "q", Search);
        Add(query, "page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return path + query.ToQueryString();
    }

    private static void Add(QueryBuilder query, string name, string? value)
    {
        if (value is not null)
            query.Add(name, value);
    }

    private static string? Word(IQueryCollection query, string name) =>
        query[name].ToString().Trim() is { Length: > 0 } word ? word : null;

    private static DateOnly? Day(IQueryCollection query, string name, List<string> mistakes)
    {
        if (Word(query, name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;

        mistakes.Add($"“{text}” is no date; dates look like 2026-11-24.");
        return null;
    }

    private static double? Score(IQueryCollection query, List<string> mistakes)
    {
        if (Word(query, "score") is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= 1)
            return score;

        mistakes.Add($"“{text}” is no score; scores go from 0 to 1.");
        return null;
    }

    private static Urgency? UrgencyIn(IQueryCollection query, List<string> mistakes)
    {
        if (Word(query, "urgency") is not { } text)
            return null;
        if (Enum.TryParse<Urgency>(text, ignoreCase: true, out var urgency) && Enum.IsDefined(urgency))
            return urgency;

        mistakes.Add($"“{text}” is no urgency.");
        return null;
    }
}
