using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Dashboard;

/// <summary>The style sheet and the script, under addresses that change with their content so that browsers keep them for good.</summary>
internal sealed class Asset
{
    public static readonly Asset Css = new("site.css", "text/css; charset=utf-8");
    public static readonly Asset Script = new("site.js", "text/javascript; charset=utf-8");

    private readonly byte[] content;
    private readonly string type;

    private Asset(string name, string type)
    {
        this.type = type;
        content = EmbeddedFile.Read(name);
        Path = $"/assets/{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6))}/{name}";
    }

    public string Path { get; }

    public static Asset? At(string path) => path == Css.Path ? Css : path == Script.Path ? Script : null;

    public IResult Answer(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(content, type);
    }
}
