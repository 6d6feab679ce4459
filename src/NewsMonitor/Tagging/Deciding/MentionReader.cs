using System.Runtime.InteropServices;
using NewsMonitor.Tagging.Matching;
using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Deciding;

/// <summary>From raw hits to mentions: the longest wins, look-alikes cover, needs and dates are minded, list items weigh less.</summary>
internal sealed class MentionReader(ProfileContent profile)
{
    private const double ListFactor = .2;
    private const double ShortListFactor = .55;
    private const int RowTokens = 2;

    /// <summary>How many words may stand between the two that make a term.</summary>
    private const int MostBetween = 6;

    /// <summary>A longer list than this is not kept for the next story.</summary>
    private const int MostKept = 20_000;

    [ThreadStatic]
    private static List<Mention>? scratch;

    // By phrase, so that the words of a text are looked at without a walk through the profile.
    private readonly Term[] terms = [.. profile.Phrases.Select(p => p.Term)];
    private readonly TermRole[] roles = [.. profile.Phrases.Select(p => p.Term.Role)];
    private readonly int[] parts = [.. profile.Phrases.Select(p => profile.Pairs.PartOf(p.Term))];

    public List<Mention> Read(ScannedText title, ScannedText text, DateOnly day)
    {
        var mentions = scratch is { Capacity: <= MostKept } kept ? kept : scratch = [];
        mentions.Clear();
        Resolve(title, int.MaxValue, inTitle: true, day, mentions);
        Resolve(text, Head.Of(text).LastSentence, inTitle: false, day, mentions);
        DropCancelled(mentions);
        DropUnsupported(mentions);
        var paired = Paired(CollectionsMarshal.AsSpan(mentions));
        DropUnsupported(paired);
        DiscountLists(paired);
        return paired;
    }

    private void Resolve(ScannedText scanned, int lastOfHead, bool inTitle, DateOnly day, List<Mention> mentions)
    {
        var hits = CollectionsMarshal.AsSpan(scanned.Hits);
        SortByStart(hits);
        var (coveredTo, lookalikeTo) = (-1, -1);
        foreach (ref readonly var hit in hits)
        {
            var (term, role) = (terms[hit.Phrase], roles[hit.Phrase]);

            // Who acts on whom is asked of title and lead alone.
            if (role == TermRole.Action && hit.Sentence > lastOfHead)
                continue;
            if (role == TermRole.Lookalike)
                lookalikeTo = term.Cancels.Count > 0 ? lookalikeTo : Math.Max(lookalikeTo, hit.LastToken);
            else if (hit.Token <= lookalikeTo || (hit.LastToken <= coveredTo && role is TermRole.Side or TermRole.Other))
                continue;
            if (role is TermRole.Side or TermRole.Other)
                coveredTo = Math.Max(coveredTo, hit.LastToken);
            mentions.Add(new Mention(term, hit, inTitle, role == TermRole.Word || term.InForce(day) ? 1 : profile.Model.Former, Listed: false));
        }
    }

    // They come by their ends: only phrases within phrases are out of place, so this is linear.
    private static void SortByStart(Span<Hit> hits)
    {
        for (var i = 1; i < hits.Length; i++)
        {
            var hit = hits[i];
            var at = i;
            for (; at > 0 && (hits[at - 1].Token > hit.Token || (hits[at - 1].Token == hit.Token && hits[at - 1].Tokens < hit.Tokens)); at--)
                hits[at] = hits[at - 1];
            hits[at] = hit;
        }
    }

    private static void DropCancelled(List<Mention> mentions)
    {
        HashSet<string>? cancelled = null;
        foreach (var mention in mentions)
        {
            if (mention.Term.Cancels.Count > 0)
                (cancelled ??= new(StringComparer.Ordinal)).UnionWith(mention.Term.Cancels);
        }

        if (cancelled is not null)
            mentions.RemoveAll(m => cancelled.Contains(m.Term.Id));
    }

    // Surnames of both sides vouch for each other: "Kerry and Muhamad" are those two.
    private static void DropUnsupported(List<Mention> mentions)
    {
        if (!mentions.Exists(m => m.Term.Needs != Needs.Nothing))
            return;

        Span<bool> stands = [false, false];
        Span<bool> named = [false, false];
        foreach (var mention in mentions)
        {
            var surname = mention.Term.Needs != Needs.Nothing;
            for (var side = 0; side < 2; side++)
            {
                stands[side] |= !surname && mention.Term.Sides[side] >= .45;
                named[side] |= surname && mention.Term.Official && mention.Term.Sides[side] >= .45;
            }
        }

        var (first, second) = (stands[0] || (named[0] && named[1]), stands[1] || (named[0] && named[1]));
        mentions.RemoveAll(m => m.Term.Needs switch
        {
            Needs.First => !first,
            Needs.Second => !second,
            Needs.Either => !first && !second,
            _ => false,
        });
    }

    // Adds the terms that two mentions of one sentence make, once a sentence, and leaves out the words that were there for nothing else.
    private List<Mention> Paired(ReadOnlySpan<Mention> mentions)
    {
        var paired = new List<Mention>(mentions.Length);
        var sentence = 0;
        for (var i = 0; i < mentions.Length; i++)
        {
            ref readonly var one = ref mentions[i];
            if (i > 0 && !InOneSentence(mentions[i - 1], one))
                sentence = paired.Count;
            if (roles[one.Hit.Phrase] != TermRole.Word)
                paired.Add(one);
            var part = parts[one.Hit.Phrase];
            if (part < 0)
                continue;
            for (var j = i + 1; j < mentions.Length && AreNear(one, mentions[j]); j++)
            {
                ref readonly var next = ref mentions[j];
                if (next.Hit.Token <= one.Hit.LastToken || parts[next.Hit.Phrase] is not (>= 0 and var other) || !profile.Pairs.MakeATerm(part, other))
                    continue;
                foreach (var whole in profile.Pairs.Of(one.Term, next.Term))
                {
                    if (!Has(paired, sentence, whole))
                        paired.Add(Joined(whole, one, next));
                }
            }
        }

        return paired;
    }

    private static bool Has(List<Mention> mentions, int from, Term term)
    {
        for (var i = from; i < mentions.Count; i++)
        {
            if (mentions[i].Term.Index == term.Index)
                return true;
        }

        return false;
    }

    private static bool InOneSentence(in Mention one, in Mention other) => one.InTitle == other.InTitle && one.Hit.Sentence == other.Hit.Sentence;

    private static bool AreNear(in Mention one, in Mention next) =>
        InOneSentence(one, next) && next.Hit.Token - one.Hit.LastToken <= MostBetween + 1;

    private static Mention Joined(Term whole, in Mention one, in Mention other) => one with
    {
        Term = whole,
        Hit = one.Hit with { End = other.Hit.End, Tokens = other.Hit.LastToken - one.Hit.Token + 1 },
        Factor = Math.Min(one.Factor, other.Factor),
        Listed = false,
    };

    // "Brazil, Vietnam and Colombia": who stands in a row of countries is named in passing.
    private static void DiscountLists(List<Mention> mentions)
    {
        for (var from = 0; from < mentions.Count;)
        {
            var to = from;
            while (to < mentions.Count && InOneSentence(mentions[from], mentions[to]))
                to++;
            var others = DistinctOthers(mentions, from, to);
            for (var i = from; i < to && others >= 2; i++)
            {
                if (mentions[i].Term.Listable && mentions[i].Term.IsSide && (others >= 3 || InRow(mentions, from, to, i)))
                    mentions[i] = mentions[i] with { Factor = mentions[i].Factor * (others >= 4 ? ListFactor : ShortListFactor), Listed = true };
            }

            from = to;
        }
    }

    /// <summary>Whether two other countries, and not the second side, stand next to it with no more than an "and" between.</summary>
    private static bool InRow(List<Mention> mentions, int from, int to, int at)
    {
        var row = 0;
        foreach (var step in (ReadOnlySpan<int>)[-1, 1])
        {
            for (int i = at + step, last = at; i >= from && i < to && Apart(mentions[i], mentions[last]) <= RowTokens; i += step)
            {
                if (mentions[i].Term.Listable && mentions[i].Term.Sides[1] > 0 && Apart(mentions[i], mentions[last]) == 1)
                    return false;
                if (mentions[i].Term.Role != TermRole.Other)
                    continue;
                row++;
                last = i;
            }
        }

        return row >= 2;
    }

    private static int Apart(Mention x, Mention y) => Math.Max(x.Hit.Token, y.Hit.Token) - Math.Min(x.Hit.LastToken, y.Hit.LastToken);

    private static int DistinctOthers(List<Mention> mentions, int from, int to)
    {
        var distinct = 0;
        for (var i = from; i < to; i++)
        {
            if (mentions[i].Term.Role != TermRole.Other)
                continue;
            var seen = false;
            for (var j = from; j < i && !seen; j++)
                seen = mentions[j].Term.Index == mentions[i].Term.Index;
            distinct += seen ? 0 : 1;
            if (distinct >= 4)
                break;
        }

        return distinct;
    }
}
