using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsMonitor;
using OpenTelemetry;
using OpenTelemetry.Logs;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();

builder.Services.AddNewsMonitor();

var azureMonitor = builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 };
var collector = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

// Only with somewhere to send to: the worker's defaults tell the host to leave our log lines to us,
// and without an exporter they would appear nowhere, not even on the console.
if (azureMonitor || collector)
{
    builder.Services.Configure<OpenTelemetryLoggerOptions>(logs => logs.IncludeFormattedMessage = true);

    var telemetry = builder.Services.AddOpenTelemetry()
        .WithTracing(tracing => tracing.AddSource(PipelineMeter.Name))
        .WithMetrics(metrics => metrics.AddMeter(PipelineMeter.Name))
        .UseFunctionsWorkerDefaults();

    if (azureMonitor)
    {
        telemetry.UseAzureMonitorExporter(options =>
        {
            options.Credential = AppIdentity(builder.Configuration);
            // The alerts of infra/ count log lines: none may be left out because its trace was.
            options.EnableTraceBasedLogsSampler = false;
        });
    }

    if (collector)
        telemetry.UseOtlpExporter();
}

builder.Build().Run();

// Application Insights takes no key here (infra/ turns local authentication off): the app's own identity writes to it.
static ManagedIdentityCredential? AppIdentity(IConfiguration configuration) => configuration["AZURE_CLIENT_ID"] is { Length: > 0 } clientId
    ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
    : null;
