using System.Runtime.InteropServices;
using NewsMonitor.Tagging.Matching;
using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Deciding;

/// <summary>Where title and lead end: the title, and the text's first sentences up to some 45 words.</summary>
internal readonly record struct Head(int LastSentence, bool TitleAlone)
{
    private const int EnoughTokens = 40;
    private const int MostSentences = 3;

    public static Head Of(ScannedText text)
    {
        var sentence = 0;
        while (sentence + 1 < text.SentenceTokens.Count && sentence + 1 < MostSentences && text.SentenceTokens[sentence + 1] < EnoughTokens)
            sentence++;
        return new(sentence, text.Tokens == 0);
    }

    public bool Has(Mention mention) => mention.InTitle || mention.Hit.Sentence <= LastSentence;

    /// <summary>What a word's place is worth: news says first what matters most, and a bare headline says it all in a few words.</summary>
    public double WorthOf(Mention mention) => mention.InTitle ? (TitleAlone ? 1.5 : 1.25) : Has(mention) ? 1 : .5;
}

/// <summary>Measures a story: who is in the title, who acts on whom, what else competes. One pass over its mentions.</summary>
internal sealed class StoryFeatures(Head headEnd)
{
    private const double PolicyShare = .6;
    private const int NearTokens = 9;

    private readonly double[] values = new double[Feature.Count];
    private readonly Strength[] title = new Strength[2];
    private readonly Strength[] head = new Strength[2];
    private readonly Strength[] officials = new Strength[2];
    private readonly double[] through = new double[2];
    private readonly List<(int Term, bool InTitle)> counted = [];
    private Strength secondEarly;
    private double policyThrough;
    private Strength policyTitle;
    private Strength policyHead;
    private Strength vetoTitle;
    private Strength vetoHead;
    private double vetoText;
    private double shared;
    private double listed;
    private double unlisted;
    private double together;

    public double[] Values => values;

    /// <summary>The pair of mentions that act on one another most clearly; for the evidence.</summary>
    public (Mention From, Mention To)? Frame { get; private set; }

    private double frameBest;

    public static StoryFeatures Of(List<Mention> mentions, ScannedText titleScan, ScannedText textScan)
    {
        var features = new StoryFeatures(Head.Of(textScan));
        foreach (var mention in mentions)
            features.Count(mention);
        features.CountSentences(CollectionsMarshal.AsSpan(mentions), textScan);
        features.Finish(mentions, titleScan.Tokens, textScan.Tokens);
        return features;
    }

    private void Count(Mention mention)
    {
        var inHead = headEnd.Has(mention);
        var fresh = inHead && IsFresh(mention);
        for (var side = 0; side < 2; side++)
        {
            if (mention.Side(side) is not (> 0 and var weight))
                continue;
            through[side] += weight;
            if (!fresh)
                continue;
            head[side].Add(weight);
            if (mention.InTitle)
                title[side].Add(weight);
            if (side == 1 && (mention.InTitle || mention.Hit.Sentence == 0))
                secondEarly.Add(weight);
            if (mention.Term.Official)
                officials[side].Add(weight);
        }

        if (inHead)
            shared = Math.Max(shared, Math.Min(mention.Side(0), mention.Side(1)));
        listed += mention.Listed ? 1 : 0;
        unlisted += !mention.Listed && mention.Side(0) >= .45 ? 1 : 0;
        CountSubject(mention, inHead);
    }

    // A word said twice is one word: only in its first place, of title and lead each, does it add up.
    private bool IsFresh(Mention mention)
    {
        var place = (mention.Term.Index, mention.InTitle);
        if (counted.Contains(place))
            return false;
        counted.Add(place);
        return true;
    }

    private void CountSubject(Mention mention, bool inHead)
    {
        var policy = PolicyOf(mention.Term) * PolicyShare;
        policyThrough += policy;
        if (policy > 0 && inHead)
        {
            policyHead.Add(policy);
            if (mention.InTitle)
                policyTitle.Add(policy);
        }

        if (mention.Term.Role == TermRole.Veto)
        {
            vetoText += mention.Term.Weight;
            if (inHead)
                vetoHead.Add(mention.Term.Weight);
            if (mention.InTitle)
                vetoTitle.Add(mention.Term.Weight);
        }
    }

    private static double PolicyOf(Term term)
    {
        var most = term.Role == TermRole.Action ? term.Weight * .35 : 0;
        foreach (var topic in term.Topics)
            most = Math.Max(most, topic.Weight);
        most = Math.Min(most, 1.2);
        return most * most;
    }

    private void CountSentences(ReadOnlySpan<Mention> mentions, ScannedText text)
    {
        for (var from = 0; from < mentions.Length;)
        {
            var to = from;
            var first = mentions[from];
            while (to < mentions.Length && mentions[to].InTitle == first.InTitle && mentions[to].Hit.Sentence == first.Hit.Sentence)
                to++;
            CountSentence(mentions[from..to], first.InTitle, headEnd.Has(first), first.InTitle ? 0 : text.SentenceTokens[first.Hit.Sentence]);
            from = to;
        }
    }

    private void CountSentence(ReadOnlySpan<Mention> sentence, bool inTitle, bool inHead, int depth)
    {
        Strength a = default, b = default, subject = default;
        foreach (var mention in sentence)
        {
            a.Add(mention.Side(0));
            b.Add(mention.Side(1));
            subject.Add(PolicyOf(mention.Term) * PolicyShare);
        }

        var pair = a.Value * b.Value;
        if (pair == 0)
            return;

        together += pair / (1 + (depth / 200.0));
        if (!inHead)
            return;

        values[Feature.SideBySide] = Math.Max(values[Feature.SideBySide], Beside(sentence));
        values[Feature.PolicyBesideBoth] = Math.Max(values[Feature.PolicyBesideBoth], pair * subject.Value);
        var acts = Acts(sentence);
        values[Feature.ActsInHead] = Math.Max(values[Feature.ActsInHead], acts);
        if (inTitle)
            values[Feature.ActsInTitle] = Math.Max(values[Feature.ActsInTitle], acts);
    }

    private static double Beside(ReadOnlySpan<Mention> sentence)
    {
        var most = 0.0;
        for (var i = 0; i + 1 < sentence.Length; i++)
        {
            for (var j = i + 1; j < sentence.Length && sentence[j].Hit.Token - sentence[i].Hit.LastToken <= 3; j++)
            {
                var (x, y) = (sentence[i], sentence[j]);
                most = Math.Max(most, Math.Max(x.Side(0) * y.Side(1), x.Side(1) * y.Side(0)));
            }
        }

        return most;
    }

    // One side, an action, the other side, each within reach of the action: "Washington revoca la visa a Petro".
    private double Acts(ReadOnlySpan<Mention> sentence)
    {
        var most = 0.0;
        foreach (var action in sentence)
        {
            if (action.Term.Role != TermRole.Action)
                continue;
            foreach (var x in sentence)
            {
                if (!x.Term.IsSide || Distance(x, action) > NearTokens)
                    continue;
                foreach (var y in sentence)
                {
                    if (!y.Term.IsSide || Distance(y, action) > NearTokens)
                        continue;
                    var strength = x.Side(0) * y.Side(1) * action.Term.Weight;
                    most = Math.Max(most, strength);
                    if (strength > frameBest)
                        (frameBest, Frame) = (strength, x.Hit.Start < y.Hit.Start ? (x, y) : (y, x));
                }
            }
        }

        return Math.Min(most, 1);
    }

    private static int Distance(Mention x, Mention y) => x.Hit.Token > y.Hit.LastToken ? x.Hit.Token - y.Hit.LastToken : Math.Max(0, y.Hit.Token - x.Hit.LastToken);

    private void Finish(List<Mention> mentions, int titleTokens, int textTokens)
    {
        var tokens = titleTokens + textTokens;
        var pairTitle = title[0].Value * title[1].Value;
        var pairHead = head[0].Value * head[1].Value;
        var (titleOthers, headOthers, headFirst) = CountOthers(mentions);
        values[Feature.BothInTitle] = pairTitle;
        values[Feature.BothInHead] = pairHead;
        values[Feature.BothThroughText] = Strength.Saturate(together, 1.5);
        values[Feature.PolicyInTitle] = policyTitle.Value * pairHead;
        values[Feature.PolicyInHead] = policyHead.Value * pairHead;
        values[Feature.SharedTerm] = shared;
        values[Feature.FirstThroughText] = Strength.Saturate(through[0] * 100 / (tokens + 30), 3) * Math.Min(1, pairHead * 2);
        values[Feature.SecondThroughText] = Strength.Saturate(through[1] * 100 / (tokens + 30), 3) * Math.Min(1, pairHead * 2);
        values[Feature.OthersInTitle] = Math.Min(1, titleOthers / 3.0);
        values[Feature.OthersInHead] = headOthers / (double)(headOthers + headFirst + 1);
        values[Feature.FirstInLists] = listed > 0 ? listed / (listed + (3 * unlisted)) : 0;
        values[Feature.FirstNotInHead] = 1 - head[0].Value;
        values[Feature.SecondNotInHead] = 1 - head[1].Value;
        values[Feature.VetoInTitle] = vetoTitle.Value;
        values[Feature.VetoInHead] = vetoHead.Value;
        values[Feature.VetoThroughText] = Strength.Saturate(vetoText * 100 / (tokens + 60), 2.5);
        values[Feature.SecondNotInTitle] = 1 - title[1].Value;
        values[Feature.OfficialsInHead] = officials[0].Value * officials[1].Value;
        values[Feature.OtherInstead] = OtherComesFirst(mentions) ? 1 : titleOthers > 0 ? 1 - Math.Min(title[0].Value, title[1].Value) : 0;
        values[Feature.TitleAlone] = textTokens == 0 ? 1 : 0;
        values[Feature.SecondComesLate] = textTokens == 0 ? 0 : 1 - secondEarly.Value;
        FinishLongText(tokens, textTokens);
    }

    // A column names its matter anywhere but in its title: beyond some 60 to 120 words the whole text is asked, too.
    private void FinishLongText(int tokens, int textTokens)
    {
        var isLong = Math.Clamp((textTokens - 60) / 60.0, 0, 1);
        var (a, b) = (Strength.Saturate(through[0] * 100 / (tokens + 30), 2), Strength.Saturate(through[1] * 100 / (tokens + 30), 2));
        var bothThrough = Math.Sqrt(a * b);
        values[Feature.BothThroughLongText] = isLong * bothThrough;
        values[Feature.PolicyThroughLongText] = isLong
            * Math.Clamp((values[Feature.BothThroughText] - .3) / .3, 0, 1)
            * Math.Clamp(bothThrough * Strength.Saturate(policyThrough * 100 / (tokens + 30), 4) / .2, 0, 1);
        values[Feature.SecondHardlyNamed] = isLong * (1 - Math.Min(1, through[1] * 4 / (through[0] + through[1] + .01)));
    }

    private static bool OtherComesFirst(List<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (mention.InTitle && (mention.Term.IsSide || mention.Term.Role == TermRole.Other))
                return mention.Term.Role == TermRole.Other;
        }

        return false;
    }

    private (int Title, int Head, int First) CountOthers(List<Mention> mentions)
    {
        var (inTitle, inHead, firstSide) = (0, 0, 0);
        foreach (var mention in mentions)
        {
            if (!headEnd.Has(mention))
                continue;
            inTitle += mention.Term.Role == TermRole.Other && mention.InTitle ? 1 : 0;
            inHead += mention.Term.Role == TermRole.Other ? 1 : 0;
            firstSide += mention.Side(0) >= .3 ? 1 : 0;
        }

        return (inTitle, inHead, firstSide);
    }
}
