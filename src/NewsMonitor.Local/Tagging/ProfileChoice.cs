using System.CommandLine;
using NewsMonitor.Config;
using NewsMonitor.Tagging;

namespace NewsMonitor.Local.Tagging;

/// <summary>The profile that a command was given, or the shipped one.</summary>
internal static class ProfileChoice
{
    public static readonly Option<FileInfo?> Option = new("--profile") { Description = "Another profile than the one in force.", HelpName = "FILE" };

    /// <exception cref="ConfigException">It is not there, or something in it is wrong.</exception>
    public static Profile Load(FileInfo? file)
    {
        if (file is null)
            return Profile.Shipped();
        if (!file.Exists)
            throw new ConfigException(new ConfigProblem(file.Name, null, null, "there is no such file."));
        return Profile.Load(File.ReadAllBytes(file.FullName), file.Name);
    }
}
