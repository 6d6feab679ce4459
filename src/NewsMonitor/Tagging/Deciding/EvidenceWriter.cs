using NewsMonitor.Tagging.Matching;
using NewsMonitor.Tagging.Profiles;
using NewsMonitor.Tagging.Triggers;

namespace NewsMonitor.Tagging.Deciding;

/// <summary>Shows where in the stored text a decision comes from.</summary>
internal sealed class EvidenceWriter(TagInput input, StoryReading reading)
{
    /// <summary>A story that says the same name a thousand times is not evidence a thousand times.</summary>
    private const int Most = 80;
    private const int MostPerTerm = 3;
    private const int LongestSentence = 400;

    private readonly string text = input.Text ?? "";

    public IReadOnlyList<Evidence> All(IReadOnlyList<FiredTrigger> fired)
    {
        var seen = new Dictionary<int, int>();
        var all = new List<Evidence>();
        foreach (var mention in reading.Mentions)
        {
            if (KindOf(mention.Term) is not { } kind || all.Count == Most)
                continue;
            var times = seen[mention.Term.Index] = seen.GetValueOrDefault(mention.Term.Index) + 1;
            if (times <= MostPerTerm)
                all.Add(Write(mention, kind));
        }

        if (reading.Features.Frame is { } frame)
            all.Add(WriteFrame(frame.From, frame.To));
        all.AddRange(fired.Select(WriteTrigger));
        return all;
    }

    /// <summary>The sentence where the two sides meet most clearly; the earlier of two alike.</summary>
    public EvidenceSentence? BestSentence()
    {
        var best = reading.Mentions
            .GroupBy(m => (m.InTitle, m.Hit.Sentence))
            .Select(g => (g.Key, Mentions: g.ToList(), Worth: Worth(g)))
            .Where(s => s.Worth > 0)
            .OrderByDescending(s => s.Worth)
            .ThenBy(s => s.Key.Sentence)
            .FirstOrDefault();
        if (best.Mentions is null)
            return null;

        var (start, end) = Bounds(best.Mentions[0]);
        var marks = best.Mentions
            .Where(m => KindOf(m.Term) is not (null or EvidenceKind.Veto) && m.Hit.Start >= start && m.Hit.End <= end)
            .Select(m => new Mark(m.Hit.Start - start, m.Hit.Length))
            .Distinct()
            .OrderBy(m => m.Offset)
            .ToList();
        return new(Field(best.Mentions[0])[start..end], Merged(marks));
    }

    private static double Worth(IEnumerable<Mention> sentence)
    {
        Strength first = default, second = default, subject = default;
        var inTitle = false;
        var sentenceIndex = 0;
        foreach (var mention in sentence)
        {
            first.Add(mention.Side(0));
            second.Add(mention.Side(1));
            foreach (var topic in mention.Term.Topics)
                subject.Add(topic.Weight * .5);
            (inTitle, sentenceIndex) = (mention.InTitle, mention.Hit.Sentence);
        }

        // The title stands above every story anyway: the text's own sentence says more.
        var place = inTitle ? .6 : 1 / (1 + (sentenceIndex * .04));
        return ((first.Value * second.Value) + (.15 * (first.Value + second.Value)) + (.4 * subject.Value)) * place;
    }

    private Evidence Write(Mention mention, EvidenceKind kind)
    {
        var (start, end) = Bounds(mention);
        return new Evidence
        {
            Kind = kind,
            Of = mention.Term.Role is TermRole.Action or TermRole.Other or TermRole.Lookalike ? mention.Term.Id : mention.Term.Of,
            Rule = mention.Term.Id,
            Field = mention.InTitle ? "title" : "text",
            Offset = mention.Hit.Start,
            Length = mention.Hit.Length,
            Weight = Math.Round(SignOf(mention.Term) * mention.Term.Weight * mention.Factor * reading.Head.WorthOf(mention), 3),
            Sentence = Field(mention)[start..end],
        };
    }

    private Evidence WriteFrame(Mention from, Mention to)
    {
        var (start, end) = Bounds(from);
        return new Evidence
        {
            Kind = EvidenceKind.Pattern,
            Of = Feature.Names[Feature.ActsInHead],
            Rule = $"{from.Term.Id} → {to.Term.Id}",
            Field = from.InTitle ? "title" : "text",
            Offset = from.Hit.Start,
            Length = to.Hit.End - from.Hit.Start,
            Weight = Math.Round(reading.Features.Values[Feature.ActsInHead], 3),
            Sentence = Field(from)[start..end],
        };
    }

    private Evidence WriteTrigger(FiredTrigger fired)
    {
        var (scanned, field) = fired.InTitle ? (reading.Title, input.Title) : (reading.Text, text);
        var sentence = scanned.SentenceStarts.FindLastIndex(start => start <= fired.Start);
        var (from, to) = scanned.Sentence(sentence, field.Length);
        return new Evidence
        {
            Kind = EvidenceKind.Trigger,
            Of = fired.Trigger.Id,
            Rule = fired.Trigger.Id,
            Field = fired.InTitle ? "title" : "text",
            Offset = fired.Start,
            Length = fired.End - fired.Start,
            Weight = 0,
            Sentence = field[from..to].TrimEnd(),
        };
    }

    // A look-alike speaks against nothing: what it covers just doesn't count.
    private static int SignOf(Term term) => term.Role switch { TermRole.Lookalike => 0, TermRole.Veto or TermRole.Other => -1, _ => 1 };

    private static EvidenceKind? KindOf(Term term) => term.Role switch
    {
        TermRole.Side => EvidenceKind.Side,
        TermRole.Topic => EvidenceKind.Topic,
        TermRole.Veto or TermRole.Lookalike or TermRole.Other => EvidenceKind.Veto,
        _ => null,
    };

    private string Field(Mention mention) => mention.InTitle ? input.Title : text;

    private (int Start, int End) Bounds(Mention mention)
    {
        var scanned = mention.InTitle ? reading.Title : reading.Text;
        var field = Field(mention);
        var (start, end) = scanned.Sentence(mention.Hit.Sentence, field.Length);
        if (end - start > LongestSentence)
        {
            start = Math.Max(start, mention.Hit.Start - (LongestSentence / 2));
            end = Math.Min(end, Math.Max(start + LongestSentence, mention.Hit.End));
        }

        return (WithOpeners(field, start), WithoutOpeners(field, mention.Hit.End, end));
    }

    // Sentences are cut where a word begins: the quotation mark before that word is theirs, and the one at their end is the next one's.
    private static int WithOpeners(string field, int start)
    {
        while (start > 0 && IsOpener(field, start - 1))
            start--;
        return start;
    }

    private static int WithoutOpeners(string field, int least, int end)
    {
        while (end > least && (char.IsWhiteSpace(field[end - 1]) || IsOpener(field, end - 1)))
            end--;
        return end;
    }

    private static bool IsOpener(string field, int at) =>
        field[at] is '“' or '«' or '‘' or '¿' or '¡' or '(' or '[' || (field[at] == '"' && (at == 0 || char.IsWhiteSpace(field[at - 1])));

    private static List<Mark> Merged(List<Mark> marks)
    {
        var merged = new List<Mark>();
        foreach (var mark in marks)
        {
            if (merged.Count > 0 && mark.Offset <= merged[^1].Offset + merged[^1].Length)
                merged[^1] = new(merged[^1].Offset, Math.Max(merged[^1].Length, mark.Offset + mark.Length - merged[^1].Offset));
            else
                merged.Add(mark);
        }

        return merged;
    }
}
