using System.Globalization;

namespace NewsMonitor.Local.Demo;

/// <summary>What a demo must remember between runs so that its stories stay the same: when it first started, and its port.</summary>
internal sealed class DemoFolder(string path)
{
    private string EpochFile => Path.Combine(path, "epoch.txt");
    private string PortFile => Path.Combine(path, "port.txt");

    public string Outbox => Path.Combine(path, "outbox");

    public DateTimeOffset Epoch(TimeProvider clock)
    {
        if (File.Exists(EpochFile) && DateTimeOffset.TryParse(
                File.ReadAllText(EpochFile), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var kept))
            return kept;

        // Whole seconds: feeds carry no fractions.
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        Write(EpochFile, now.ToString("O", CultureInfo.InvariantCulture));
        return now;
    }

    public int? Port => File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), CultureInfo.InvariantCulture, out var port) ? port : null;

    public void KeepPort(int port) => Write(PortFile, port.ToString(CultureInfo.InvariantCulture));

    // Moved into place: a kill in between leaves the old file or the new one, never half.
    private void Write(string file, string text)
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }
}
