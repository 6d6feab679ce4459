using System.Text.RegularExpressions;

namespace NewsMonitor.Digests;

/// <summary>Shows enough of an address to recognize it by: <c>a***@example.org</c>.</summary>
public static partial class AddressMask
{
    public static string Of(string recipient)
    {
        var at = recipient.LastIndexOf('@');
        return at <= 0 ? recipient : $"{recipient[..1]}***{recipient[at..]}";
    }

    /// <summary>The same wherever a sentence names one, as mail servers like to.</summary>
    public static string In(string text) => Address().Replace(text, address => Of(address.Value));

    [GeneratedRegex(@"[\w.+%'-]+@[\w-]+(\.[\w-]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
