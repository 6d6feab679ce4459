namespace NewsMonitor.Config;

/// <summary>A settings, catalogue, profile or subscription file that can't be used: everything wrong with it at once.</summary>
public sealed class ConfigException(IReadOnlyList<ConfigProblem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public ConfigException(ConfigProblem problem)
        : this([problem])
    {
    }

    public IReadOnlyList<ConfigProblem> Problems => problems;
}

/// <summary>One mistake: the file, its line (from 1) and the path in it where they are known, and what to do about it.</summary>
public sealed record ConfigProblem(string File, int? Line, string? Path, string Reason)
{
    public override string ToString() => $"{File}{(Line is { } line ? $", line {line}" : "")}{(Path is { } path ? $", {path}" : "")}: {Reason}";
}
