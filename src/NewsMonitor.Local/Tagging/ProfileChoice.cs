using NewsMonitor.Config;
using NewsMonitor.Tagging;

namespace NewsMonitor.Local.Tagging;

/// <summary>The profile that a command was given, or the shipped one.</summary>
internal static class ProfileChoice
{
    /// <returns>Null when it can't be used; what is wrong has been said on standard error.</returns>
    public static Profile? Load(FileInfo? file)
    {
        if (file is null)
            return Profile.Shipped();
        if (!file.Exists)
        {
            Console.Error.WriteLine($"There is no file {file.Name}.");
            return null;
        }

        try
        {
            return Profile.Load(File.ReadAllBytes(file.FullName), file.Name);
        }
        catch (ConfigException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return null;
        }
    }
}
