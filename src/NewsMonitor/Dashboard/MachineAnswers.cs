using Microsoft.AspNetCore.Http;
using NewsMonitor.Config;
using NewsMonitor.Dashboard.Stories;

namespace NewsMonitor.Dashboard;

/// <summary>What programs ask for: feeds, the API, exports, health.</summary>
internal sealed class MachineAnswers(StoriesReader stories, IConfigStore storage)
{
    /// <summary>Ready means that storage answers: everything else needs it.</summary>
    public async Task<IResult> ReadyAsync(HttpContext context)
    {
        _ = stories;
        await storage.ReadAsync(ShippedConfig.Subscriptions, context.RequestAborted);
        return Results.Text("ready");
    }
}
