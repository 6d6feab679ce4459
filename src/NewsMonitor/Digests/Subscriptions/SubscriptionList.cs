using NewsMonitor.Config;
using NewsMonitor.Stories;

namespace NewsMonitor.Digests.Subscriptions;

/// <summary>Everyone who gets digests, as <c>config/subscriptions.json</c> has it.</summary>
public sealed record SubscriptionList(IReadOnlyList<Subscription> All)
{
    /// <exception cref="ConfigException">Names every mistake with its line and path.</exception>
    public static SubscriptionList Load(ReadOnlyMemory<byte> json, string fileName) => new SubscriptionReader(fileName).Read(json.Span);

    public Subscription? Find(string id) => All.FirstOrDefault(s => s.Id == id);

    public IEnumerable<Subscription> Wanting(Story story) => All.Where(s => Wants(s, story));

    private static bool Wants(Subscription subscription, Story story) =>
        story.Decision.Relevant
        && story.Decision.Score >= subscription.MinimumScore
        && story.Decision.Urgency >= subscription.UrgencyFloor
        && AnyOf(subscription.Topics, story.Decision.Topics)
        && AnyOf(subscription.Languages, [story.Decision.Language])
        && AnyOf(subscription.Sources, [story.Outlet, story.FeedId]);

    private static bool AnyOf(IReadOnlyList<string> wanted, IReadOnlyList<string> offered) =>
        wanted.Count == 0 || offered.Any(o => wanted.Contains(o, StringComparer.OrdinalIgnoreCase));
}
