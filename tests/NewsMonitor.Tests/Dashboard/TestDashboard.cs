using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Config;
using NewsMonitor.Dashboard;
using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Dashboard;

/// <summary>The dashboard as both hosts compose it, over stories in memory, asked without a network.</summary>
public sealed class TestDashboard : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public TestDashboard(MemoryStories stories, Action<IServiceCollection>? configure = null, params (string Key, string? Value)[] settings)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("AzureWebJobsStorage", "UseDevelopmentStorage=true")).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)))
            .Build());
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddLogging();
        collection.AddNewsMonitor();
        collection.AddSingleton<IStoryIndex>(stories);
        collection.AddSingleton<IStoryStore>(stories);
        collection.AddSingleton<IConfigStore>(new MemoryConfig());
        configure?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(DashboardSeed.Now);

    public async Task<(int Status, IHeaderDictionary Headers, string Body)> AskAsync(
        string address, string method = "GET", IReadOnlyList<(string Name, string Value)>? headers = null, string? form = null)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        var question = address.IndexOf('?', StringComparison.Ordinal);
        context.Request.Method = method;
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("127.0.0.1", 8085);
        context.Request.Path = question < 0 ? address : address[..question];
        context.Request.QueryString = question < 0 ? default : new QueryString(address[question..]);
        foreach (var (name, value) in headers ?? [])
            context.Request.Headers[name] = value;
        if (form is not null)
        {
            context.Request.ContentType = "application/x-www-form-urlencoded";
            context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(form));
        }

        using var body = new MemoryStream();
        context.Response.Body = body;
        await services.GetRequiredService<DashboardSite>().HandleAsync(context);
        return (context.Response.StatusCode, context.Response.Headers, Encoding.UTF8.GetString(body.ToArray()));
    }

    public async Task<IDocument> PageAsync(string address)
    {
        var (status, _, body) = await AskAsync(address);
        Assert.True(status == StatusCodes.Status200OK, $"{address} answered {status}: {body}");
        return new HtmlParser().ParseDocument(body);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
