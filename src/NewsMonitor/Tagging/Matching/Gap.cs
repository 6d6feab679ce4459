using System.Runtime.CompilerServices;

namespace NewsMonitor.Tagging.Matching;

/// <summary>What stands between two words.</summary>
[Flags]
internal enum Gap : byte
{
    None = 0,
    Space = 1,
    Dot = 2,

    /// <summary>Ends any phrase: a comma, a bracket, a quotation mark that is no apostrophe.</summary>
    Break = 4,

    /// <summary>Ends a sentence, whatever follows.</summary>
    Stop = 8,
    NewLine = 16,
}

internal static class Gaps
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Gap Of(char c) => c switch
    {
        ' ' or '\t' or '\u00A0' or '\u202F' or '\u2009' => Gap.Space,
        '\n' or '\r' or '\u2028' or '\u2029' => Gap.NewLine,
        '.' => Gap.Dot,
        '-' or '\'' or '’' or '‘' or '‐' or '‑' or '–' or '/' or '&' or '_' or '*' => Gap.None,
        '!' or '?' or '…' or '。' => Gap.Stop,
        _ => Gap.Break,
    };
}
