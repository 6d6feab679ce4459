using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsMonitor.Dashboard;

/// <summary>Renders a page component to HTML on the server; the same in ASP.NET and in a function.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<IResult> AnswerAsync<TPage>(object model, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        Results.Content(await RenderAsync<TPage>(model), "text/html; charset=utf-8", statusCode: status);

    public async Task<string> RenderAsync<TPage>(object model) where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model });
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(parameters);
            return page.ToHtmlString();
        });
    }
}
