using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsMonitor.Config;
using NewsMonitor.Local.Settings;

namespace NewsMonitor.Local.Running;

/// <summary>The pipeline's services and the dashboard, on loopback only.</summary>
internal static class MonitorApp
{
    public const int DefaultPort = 8085;

    /// <summary>Checks the settings and touches nothing yet: where storage is may still be told.</summary>
    /// <exception cref="ConfigException">A setting is wrong.</exception>
    public static WebApplication Build(LocalSettings settings, IEnumerable<KeyValuePair<string, string?>> decided, int port, LogLevel level)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddLocal(settings, decided);
        builder.Logging.AddLocal(level);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddNewsMonitor();
        var app = builder.Build();
        try
        {
            MonitorSession.Validate(app.Services);
            Pipeline.CheckSchedules(app.Configuration);
            return app;
        }
        catch
        {
            ((IDisposable)app).Dispose();
            throw;
        }
    }

    /// <summary>The port asked for, which must be free; else the usual one or, where that is taken, one that the system chooses.</summary>
    public static int ChoosePort(int? asked)
    {
        if (asked is { } port)
            return LoopbackPort.IsFree(port) ? port : throw new ConfigException(new ConfigProblem("--port", null, null, $"port {port} is taken by another program."));
        return LoopbackPort.IsFree(DefaultPort) ? DefaultPort : LoopbackPort.Any();
    }
}
