namespace NewsMonitor.Local.Azurite;

/// <summary>Azurite could not be had; the message says what to do.</summary>
internal sealed class AzuriteException(string message) : Exception(message);
