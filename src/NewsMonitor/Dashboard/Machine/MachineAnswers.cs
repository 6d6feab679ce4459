using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using NewsMonitor.Config;
using NewsMonitor.Dashboard.Stories;
using NewsMonitor.Stories;

namespace NewsMonitor.Dashboard.Machine;

/// <summary>What programs ask for: feeds, the API, exports, health.</summary>
internal sealed class MachineAnswers(StoriesReader stories, IConfigStore storage, MetricsText metrics, IOptions<DashboardOptions> options)
{
    private const int ApiPage = 100;

    public Task<IResult> AtomAsync(HttpContext context) => FeedAsync(context, "application/atom+xml; charset=utf-8", StoryFeeds.WriteAtom);

    public Task<IResult> JsonFeedAsync(HttpContext context) => FeedAsync(context, "application/feed+json; charset=utf-8", StoryFeeds.WriteJson);

    public async Task<IResult> CsvAsync(HttpContext context) =>
        Results.File(StoryTable.WriteCsv(await ListAsync(context)), "text/csv; charset=utf-8", "stories.csv");

    public async Task<IResult> ApiAsync(HttpContext context)
    {
        var query = StoriesQuery.Read(context.Request.Query);
        if (query.Mistakes.Count > 0)
            return Results.Problem(string.Join(" ", query.Mistakes), statusCode: StatusCodes.Status400BadRequest);

        var all = await stories.ListAsync(query, context.RequestAborted);
        var page = all.Skip((query.Page - 1) * ApiPage).Take(ApiPage).ToList();
        var next = all.Count > query.Page * ApiPage ? (query with { Page = query.Page + 1 }).Address("/api/stories") : null;
        return Tagged(context, StoryTable.WriteJson(page, all.Count, next), "application/json; charset=utf-8");
    }

    public static IResult OpenApi(HttpContext context) => Tagged(context, EmbeddedFile.Read("openapi.json"), "application/json; charset=utf-8");

    /// <summary>The catalogue in force, as operators may take it elsewhere.</summary>
    public async Task<IResult> OpmlAsync(HttpContext context)
    {
        var stored = await storage.ReadAsync(ShippedConfig.Feeds, context.RequestAborted);
        return Results.File((stored?.Content ?? ShippedConfig.Read(ShippedConfig.Feeds)).ToArray(), "text/x-opml; charset=utf-8", ShippedConfig.Feeds);
    }

    /// <summary>Ready means that storage answers: everything else needs it.</summary>
    public async Task<IResult> ReadyAsync(HttpContext context)
    {
        await storage.ReadAsync(ShippedConfig.Subscriptions, context.RequestAborted);
        return Results.Text("ready");
    }

    public async Task<IResult> MetricsAsync(HttpContext context) => Results.Text(await metrics.WriteAsync(context.RequestAborted), MetricsText.Type);

    private async Task<IResult> FeedAsync(HttpContext context, string type, Func<IReadOnlyList<StoryRow>, string, Uri, Uri, byte[]> write)
    {
        var rows = (await ListAsync(context)).Take(StoryFeeds.Most).ToList();
        var home = options.Value.PublicUrl ?? new Uri($"{context.Request.Scheme}://{context.Request.Host}/");
        var self = new Uri(home, context.Request.GetEncodedPathAndQuery());
        return Tagged(context, write(rows, options.Value.Title, home, self), type);
    }

    private Task<IReadOnlyList<StoryRow>> ListAsync(HttpContext context) =>
        stories.ListAsync(StoriesQuery.Read(context.Request.Query), context.RequestAborted);

    // Results.Bytes answers 304 by itself when the reader has this tag.
    private static IResult Tagged(HttpContext context, byte[] body, string type)
    {
        context.Response.Headers.CacheControl = "private, max-age=60";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
        return Results.Bytes(body, type, entityTag: tag);
    }
}
