using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Config;
using NewsMonitor.Dashboard.Operations;
using NewsMonitor.Digests;
using NewsMonitor.Digests.Subscriptions;
using NewsMonitor.Local.Demo;
using Spectre.Console;

namespace NewsMonitor.Local.Running;

/// <summary>What one run did, what storage holds now, and whether the two agree.</summary>
internal sealed record RunSummary(IReadOnlyList<(Stage Stage, long Count)> Stages, OperationsModel Operations, IReadOnlyList<Booking> Open, IReadOnlyList<FrozenDigest> Digests)
{
    private const int MostDigests = 5;

    private int GaveUp => Operations.Poison.Count;

    private IReadOnlyList<Booking> Overdue => [.. Open.Where(booking => booking.State == BookingState.Taken || booking.Slot <= ReadAt)];

    private DateTimeOffset ReadAt { get; init; }

    /// <summary>Every booking that the stories speak of is in the outbox, and all that was due is settled.</summary>
    public bool Balances => Operations.Books.Balance && GaveUp == 0 && Overdue.Count == 0;

    public static async Task<RunSummary> ReadAsync(IServiceProvider services, ProcessCounts counts, IReadOnlyList<Booking> open, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IDigestStore>();
        var digests = new List<FrozenDigest>();
        foreach (var subscription in (await services.GetRequiredService<ConfigFile<SubscriptionList>>().CurrentAsync(cancellationToken)).All)
        {
            foreach (var id in await store.NewestAsync(subscription.Id, MostDigests, cancellationToken))
            {
                if (await store.FindAsync(subscription.Id, id, cancellationToken) is { } stored && stored.Digest.FrozenAt >= counts.Since)
                    digests.Add(stored.Digest);
            }
        }

        return new(
            [.. Enum.GetValues<Stage>().Select(stage => (stage, counts[stage]))],
            await services.GetRequiredService<OperationsReader>().ReadAsync(cancellationToken), open, digests)
        {
            ReadAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
    }

    public void Print(DemoCapture? capture)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("this run").AddColumn(new TableColumn("count").RightAligned());
        foreach (var (stage, count) in Stages)
            table.AddRow(NameOf(stage), $"{count:N0}");
        AnsiConsole.Write(table);
        foreach (var digest in Digests)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"digest [bold]{digest.Subscription}[/]/{digest.Id}: {digest.Content.Entries.Count} entries, {DescribeDeliveries(digest)}");
        foreach (var message in capture?.Captured ?? [])
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{message.Channel,-8} {Path.Combine(capture!.Folder, message.View ?? message.File)}");

        if (Stages.First(stage => stage.Stage == Stage.FeedFailed).Count is > 0 and var failed)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{failed} feeds could not be read[/]: \"monitor feeds check\" and the dashboard say why.");
        var waiting = Open.Count - Overdue.Count;
        if (waiting > 0)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{waiting} bookings wait for their slot, the next at {Open.Where(b => b.Slot > ReadAt).Min(b => b.Slot):yyyy-MM-dd HH:mm} UTC.");
        AnsiConsole.MarkupLine(Balances ? "[green]The books balance.[/]" : $"[red]The books do not balance: {Markup.Escape(WhyNot())}[/]");
    }

    private string WhyNot() => string.Join("; ", new[]
    {
        Operations.Books.Balance ? null : $"the stories speak of {Operations.Books.Booked} bookings, the outbox holds {Operations.Books.InOutbox}",
        GaveUp == 0 ? null : $"{GaveUp} messages gave up (monitor poison list)",
        Overdue.Count == 0 ? null : $"{Overdue.Count} bookings are overdue",
    }.OfType<string>());

    private static string NameOf(Stage stage) => stage == Stage.FeedFailed ? "feeds failed" : stage.ToString().ToLowerInvariant();

    private static string DescribeDeliveries(FrozenDigest digest) =>
        digest.Deliveries.Count == 0 ? "nothing new to send" : string.Join(", ", digest.Deliveries.GroupBy(d => d.State).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}"));
}
