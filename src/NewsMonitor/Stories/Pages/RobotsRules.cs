using System.Globalization;
using System.Text;

namespace NewsMonitor.Stories.Pages;

/// <summary>What a robots.txt lets one crawler ask for (RFC 9309): the longest matching rule decides, and a tie allows.</summary>
public sealed class RobotsRules
{
    public static readonly RobotsRules AllowAll = new([], null);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly List<Rule> rules;

    private RobotsRules(List<Rule> rules, TimeSpan? delay) => (this.rules, Delay) = (rules, delay);

    /// <summary>Crawl-delay, which RFC 9309 does not know but publishers write; 30 s at most.</summary>
    public TimeSpan? Delay { get; }

    public bool Allows(Uri url)
    {
        var path = Normal(url.PathAndQuery);
        if (path == "/robots.txt")
            return true;

        var best = rules.Where(rule => rule.Matches(path)).OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allow).FirstOrDefault();
        return best.Pattern is null || best.Allow;
    }

    /// <param name="agent">The product token of the User-Agent, without its version.</param>
    public static RobotsRules Parse(string text, string agent)
    {
        var (ours, everybody) = (new Group(), new Group());
        var current = new List<Group>();
        var inAgents = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var statement = line.IndexOf('#') is var comment and >= 0 ? line[..comment] : line;
            if (statement.IndexOf(':') is not (var colon and > 0))
                continue;

            var (key, value) = (statement[..colon].Trim().ToString().ToUpperInvariant(), statement[(colon + 1)..].Trim().ToString());
            if (key == "USER-AGENT")
            {
                if (!inAgents)
                    current.Clear();
                inAgents = true;
                if (value == "*")
                    current.Add(everybody);
                else if (value.Split('/')[0].Equals(agent, StringComparison.OrdinalIgnoreCase))
                    current.Add(ours);
                continue;
            }

            // Sitemap and the like belong to no group and end none.
            if (key is not ("ALLOW" or "DISALLOW" or "CRAWL-DELAY"))
                continue;
            inAgents = false;
            foreach (var group in current)
                group.Add(key, value);
        }

        var chosen = ours.Named ? ours : everybody;
        return new(chosen.Rules, chosen.Delay);
    }

    // %7E and ~ are one spelling; what is no ASCII is compared as UTF-8 escapes.
    private static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                if (char.IsAsciiLetterOrDigit((char)code) || (char)code is '-' or '.' or '_' or '~')
                    normal.Append((char)code);
                else
                    normal.Append(CultureInfo.InvariantCulture, $"%{code:X2}");
                i += 2;
            }
            else if (char.IsAscii(path[i]))
            {
                normal.Append(path[i]);
            }
            else
            {
                var length = char.IsSurrogatePair(path, i) ? 2 : 1;
                foreach (var unit in Encoding.UTF8.GetBytes(path.Substring(i, length)))
                    normal.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
                i += length - 1;
            }
        }

        return normal.ToString();
    }

    private sealed class Group
    {
        public List<Rule> Rules { get; } = [];
        public TimeSpan? Delay { get; private set; }

        /// <summary>A group that says anything at all, be it that nothing is forbidden.</summary>
        public bool Named { get; private set; }

        public void Add(string key, string value)
        {
            Named = true;
            if (key == "CRAWL-DELAY")
            {
                if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
                    Delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds));
            }
            else if (value.Length > 0)
            {
                Rules.Add(new(Normal(value), key == "ALLOW"));
            }
        }
    }

    private readonly record struct Rule(string Pattern, bool Allow)
    {
        // "*" stands for anything, "$" at the end for the end. Each star takes the first place that fits, so the time is bounded.
        public bool Matches(string path)
        {
            var anchored = Pattern.EndsWith('$');
            var parts = (anchored ? Pattern[..^1] : Pattern).Split('*');
            if (!path.StartsWith(parts[0], StringComparison.Ordinal))
                return false;

            var at = parts[0].Length;
            for (var i = 1; i < parts.Length; i++)
            {
                var last = i == parts.Length - 1;
                if (last && anchored)
                    return path.Length - parts[i].Length >= at && path.EndsWith(parts[i], StringComparison.Ordinal);
                var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
                if (found < 0)
                    return false;
                at = found + parts[i].Length;
            }

            return !anchored || at == path.Length;
        }
    }
}
