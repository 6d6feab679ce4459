using NewsMonitor.Tagging.Profiles;

namespace NewsMonitor.Tagging.Deciding;

/// <summary>Puts a reading into the words and numbers of a decision.</summary>
internal sealed class Decision(ProfileContent profile, RelevanceModel model, TagInput input, StoryReading reading, string language)
{
    public TagDecision Write(bool withEvidence)
    {
        var prior = model.PriorOf(input);
        var score = model.Score(reading.Features.Values, prior);
        var relevant = score >= model.Threshold;
        IReadOnlyList<string> topics = relevant ? new TopicTally(profile, reading).Topics(profile) : [];
        var (urgency, triggers) = relevant ? Triggers() : (Urgency.Routine, []);
        var decision = new TagDecision
        {
            Relevant = relevant,
            Score = Math.Round(score, 4),
            Topics = topics,
            Language = language,
            Urgency = urgency,
            Triggers = triggers,
            Trial = Trial(prior),
            Reason = new ReasonWriter(profile, model, input, reading).Write(relevant),
        };
        if (!withEvidence)
            return decision;

        var evidence = new EvidenceWriter(input, reading);
        return decision with { Evidence = evidence.All(), BestSentence = evidence.BestSentence() };
    }

    private (Urgency Urgency, IReadOnlyList<string> Triggers) Triggers()
    {
        var urgency = Urgency.Routine;
        var fired = new List<string>();
        foreach (var mention in reading.Mentions)
        {
            if (mention.Term.Trigger < 0 || !reading.Head.Has(mention))
                continue;
            var trigger = profile.Triggers[mention.Term.Trigger];
            if (!fired.Contains(trigger.Id))
                fired.Add(trigger.Id);
            urgency = trigger.Urgency > urgency ? trigger.Urgency : urgency;
        }

        return (urgency, fired);
    }

    private TrialVerdict? Trial(double prior)
    {
        if (reading.OnTrial.Count == 0)
            return null;
        var score = model.Score(reading.WithTrial().Values, prior);
        return new(score >= model.Threshold, Math.Round(score, 4), [.. reading.OnTrial.Select(m => m.Term.Id).Distinct()]);
    }
}
