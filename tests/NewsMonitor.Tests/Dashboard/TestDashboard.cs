using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Config;
using NewsMonitor.Dashboard;
using NewsMonitor.Feeds;
using NewsMonitor.Storage;
using NewsMonitor.Stories;

namespace NewsMonitor.Tests.Dashboard;

/// <summary>The dashboard as both hosts compose it, asked without a network.</summary>
public sealed class TestDashboard : IAsyncDisposable
{
    public const string SigningKey = "0123456789abcdef0123456789abcdef";

    private readonly ServiceProvider services;

    /// <summary>Over stories in memory; what else lies in storage is not there.</summary>
    public TestDashboard(MemoryStories stories, params (string Key, string? Value)[] settings)
        : this("UseDevelopmentStorage=true", settings, collection => collection
            .AddSingleton<IStoryIndex>(stories)
            .AddSingleton<IStoryStore>(stories)
            .AddSingleton<IConfigStore>(new MemoryConfig()))
    {
    }

    private TestDashboard(string storage, IEnumerable<(string Key, string? Value)> settings, Action<IServiceCollection> configure)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings
                .Concat([("AzureWebJobsStorage", storage), ("Links:BaseUrl", "https://monitor.example"), ("Links:SigningKey", SigningKey)])
                .Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)))
            .Build());
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddLogging();
        collection.AddNewsMonitor();
        collection.AddSingleton<IFeedCatalogue>(new MemoryCatalogue([]));
        configure(collection);
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(DashboardSeed.Now);

    /// <summary>Over real storage.</summary>
    public static async Task<TestDashboard> OnStorageAsync(AzuriteFixture azurite, Action<IServiceCollection>? configure = null)
    {
        var dashboard = new TestDashboard(await azurite.NewConnectionStringAsync(), [], configure ?? (_ => { }));
        await dashboard.Part<StorageAccount>().CreateMissingAsync(CancellationToken.None);
        return dashboard;
    }

    /// <summary>Over stories in memory, with real storage for all else.</summary>
    public static Task<TestDashboard> OnStorageAsync(AzuriteFixture azurite, MemoryStories stories) =>
        OnStorageAsync(azurite, services => services.AddSingleton<IStoryIndex>(stories).AddSingleton<IStoryStore>(stories));

    public T Part<T>() where T : notnull => services.GetRequiredService<T>();

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
        await Part<DashboardSite>().HandleAsync(context);
        return (context.Response.StatusCode, context.Response.Headers, Encoding.UTF8.GetString(body.ToArray()));
    }

    public Task<IDocument> PageAsync(string address) => PageAsync(address, "GET", null);

    public Task<IDocument> PostAsync(string address, string form = "") => PageAsync(address, "POST", form);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task<IDocument> PageAsync(string address, string method, string? form)
    {
        var (status, _, body) = await AskAsync(address, method, form: form);
        Assert.True(status == StatusCodes.Status200OK, $"{address} answered {status}: {body}");
        return new HtmlParser().ParseDocument(body);
    }
}
