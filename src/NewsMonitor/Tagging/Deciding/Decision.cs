
namespace NewsMonitor.Tagging.Deciding;

/// <summary>Puts a reading into the words and numbers of a decision.</summary>
internal sealed class Decision(Profile profile, RelevanceModel model, TagInput input, StoryReading reading, string language, DateOnly day)
{
    public TagDecision Write(bool withEvidence)
    {
        var prior = model.PriorOf(input);
        var score = model.Score(reading.Features.Values, prior);
        var relevant = score >= model.Threshold;
        IReadOnlyList<string> topics = relevant ? new TopicTally(profile.Content, reading).Topics(profile.Content) : [];
        var fired = relevant ? profile.Triggers.Read(input, language, day) : [];
        var decision = new TagDecision
        {
            Relevant = relevant,
            Score = Math.Round(score, 4),
            Topics = topics,
            Language = language,
            Urgency = fired.Select(f => f.Trigger.Urgency).DefaultIfEmpty(Urgency.Routine).Max(),
            Triggers = [.. fired.Select(f => f.Trigger.Id)],
            Trial = Trial(prior),
            Reason = new ReasonWriter(profile.Content, model, input, reading).Write(relevant),
        };
        if (!withEvidence)
            return decision;

        var evidence = new EvidenceWriter(input, reading);
        return decision with { Evidence = evidence.All(fired), BestSentence = evidence.BestSentence() };
    }

    private TrialVerdict? Trial(double prior)
    {
        if (reading.OnTrial.Count == 0)
            return null;
        var score = model.Score(reading.WithTrial().Values, prior);
        return new(score >= model.Threshold, Math.Round(score, 4), [.. reading.OnTrial.Select(m => m.Term.Id).Distinct()]);
    }
}
