using System.Text;

namespace NewsMonitor.Http;

/// <summary>What publishers call an encoding, and what they mean by it.</summary>
internal static class CharsetNames
{
    private static readonly EncodingProvider CodePages = CodePagesEncodingProvider.Instance;

    public static Encoding Windows1252 { get; } = CodePages.GetEncoding(1252)!;

    /// <summary>Null for a name that says nothing ("x-none", "").</summary>
    public static Encoding? Find(string? name)
    {
        var key = Key(name);
        return key.Length == 0 ? null : CodePageOf(key) is { } codePage ? ByCodePage(codePage) : ByName(name!.Trim(), key);
    }

    // As browsers do: Latin-1 and ASCII are windows-1252, and the older Asian sets are their supersets.
    private static int? CodePageOf(string key) => key switch
    {
        "utf8" or "unicode11utf8" or "utf8mb4" or "utf" or "unicode" => 65001,
        "utf16" or "utf16le" or "ucs2" or "iso10646ucs2" => 1200,
        "utf16be" => 1201,
        "iso88591" or "88591" or "latin1" or "l1" or "ascii" or "usascii" or "ansi" or "ansix341968" or "iso8859" or "iso885911987" or "ibm819" => 1252,
        "iso88599" or "latin5" or "l5" => 1254,
        "iso885911" or "tis620" or "windows874" or "cp874" => 874,
        "gb2312" or "gbk" or "xgbk" or "gb18030" or "chinese" or "csgb2312" or "cp936" or "ms936" or "windows936" or "euccn" => 54936,
        "big5" or "big5hkscs" or "cnbig5" or "xxbig5" or "csbig5" or "cp950" or "ms950" => 950,
        "euckr" or "ksc56011987" or "ksc5601" or "ksc56011989" or "korean" or "windows949" or "cp949" or "ms949" or "uhc" => 949,
        "shiftjis" or "sjis" or "xsjis" or "mskanji" or "windows31j" or "cp932" or "ms932" => 932,
        "eucjp" or "xeucjp" or "ujis" => 51932,
        "macintosh" or "mac" or "macroman" or "xmacroman" => 10000,
        "xmaccyrillic" or "maccyrillic" => 10007,
        "koi8" or "koi8r" or "koi" or "cskoi8r" => 20866,
        "koi8u" or "koi8ru" => 21866,
        "ibm866" or "cp866" or "866" or "dos866" => 866,
        "utf7" or "unicode11utf7" => 65001,
        _ => WindowsOrIsoPage(key),
    };

    private static int? WindowsOrIsoPage(string key)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["windows", "win", "cp", "xcp", "microsoftcp", "mswin"])
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal) && Number(key, prefix) is >= 1250 and <= 1258 and var page)
                return page;
        }

        if (key.StartsWith("iso8859", StringComparison.Ordinal) && Number(key.TrimEnd('i', 'e'), "iso8859") is >= 2 and <= 15 and var part)
            return 28590 + part;
        return key switch { "latin2" or "l2" => 28592, "latin9" or "l9" => 28605, "cyrillic" => 28595, "greek" => 28597, "hebrew" => 28598, "arabic" => 28596, _ => null };
    }

    private static int? Number(string key, string prefix) =>
        int.TryParse(key.AsSpan(prefix.Length), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Encoding? ByCodePage(int codePage)
    {
        try
        {
            return CodePages.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding? ByName(string name, string key)
    {
        try
        {
            return CodePages.GetEncoding(name) ?? CodePages.GetEncoding(key) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Key(string? name)
    {
        if (name is null || name.Length > 40)
            return "";
        return string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
    }
}
