namespace NewsMonitor.Feeds;

/// <summary>One spelling for every address of one page.</summary>
public static class CanonicalUrl
{
    public static string Of(Uri link) => link.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
}
