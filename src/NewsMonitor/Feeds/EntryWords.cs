using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Feeds;

/// <summary>A fingerprint of what an entry says, blind to markup and spacing: a changed image address is no news.</summary>
internal static class EntryWords
{
    private const int Longest = 100_000;

    public static uint Of(FeedEntry entry)
    {
        var words = new StringBuilder();
        AddWords(words, entry.Title);
        words.Append('\n');
        AddWords(words, entry.Content ?? entry.Summary);
        return BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())));
    }

    private static void AddWords(StringBuilder words, ReadOnlySpan<char> html)
    {
        var inTag = false;
        foreach (var c in html.Length > Longest ? html[..Longest] : html)
        {
            if (c == '<')
                inTag = true;
            else if (c == '>')
                inTag = false;
            else if (!inTag && !char.IsWhiteSpace(c))
                words.Append(c);
        }
    }
}
