using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NewsMonitor.BrowserTests;

/// <summary>A page in the browser, and everything it did that no page of ours may do.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> troubles = new();

    public OpenPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => troubles.Enqueue($"script error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                troubles.Enqueue($"console: {message.Text}");
        };
        page.Dialog += async (_, dialog) =>
        {
            troubles.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && new Uri(request.Url).Host != "127.0.0.1")
                troubles.Enqueue($"request to {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors on the console, dialogs, and requests to anyone else.</summary>
    public IReadOnlyCollection<string> Troubles => [.. troubles];

    public ILocator Notice => Page.GetByRole(AriaRole.Status);

    /// <param name="rules">None means all. Frames are left out: the only one is a mail's, which may run no script, axe included.</param>
    public async Task<IReadOnlyList<string>> AxeViolationsAsync(params string[] rules) =>
        [.. (await Page.RunAxe(new AxeRunOptions { Iframes = false, RunOnly = rules.Length > 0 ? RunOnlyOptions.Rules(rules) : null })).Violations.Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}")];

    /// <summary>How far the page is wider than its window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
