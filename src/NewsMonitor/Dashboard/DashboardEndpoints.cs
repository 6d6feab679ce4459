using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace NewsMonitor.Dashboard;

/// <summary>Serves the dashboard from a web application. A function calls <see cref="DashboardSite.HandleAsync"/> itself.</summary>
public static class DashboardEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.Map("/{**path}", app.ServiceProvider.GetRequiredService<DashboardSite>().HandleAsync);
}
