using System.Diagnostics;
using System.Reflection;

namespace NewsMonitor.Tests.Infrastructure;

/// <summary>The Bicep CLI that NuGet brought. It must do without a network: its proxy leads nowhere.</summary>
internal static class BicepCli
{
    private static readonly string Program = typeof(BicepCli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Bicep").Value + (OperatingSystem.IsWindows() ? ".exe" : "");

    public static async Task<BicepRun> RunAsync(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HTTP_PROXY"] = start.Environment["HTTPS_PROXY"] = "http://127.0.0.1:9";
        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return new(process.ExitCode, await output, await errors);
    }
}

internal sealed record BicepRun(int ExitCode, string Output, string Errors);
