using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Config;
using NewsMonitor.Local.Settings;
using NewsMonitor.Storage;

namespace NewsMonitor.Local.Running;

/// <summary>The pipeline's parts over its storage, for a command that looks into it or changes something: beside a running monitor, or by itself.</summary>
internal sealed class MonitorSession : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly LocalStorage storage;
    private readonly DataFolder? folder;

    private MonitorSession(ServiceProvider services, LocalStorage storage, DataFolder? folder) => (this.services, this.storage, this.folder) = (services, storage, folder);

    /// <exception cref="ConfigException">The settings are wrong.</exception>
    /// <exception cref="StorageException">Storage can't be used.</exception>
    public static async Task<MonitorSession> OpenAsync(SessionSettings session, CancellationToken cancellationToken)
    {
        var settings = LocalSettings.Load(session.SettingsFile);
        var path = session.DataFolder ?? Path.Combine(settings.Root, DataFolder.DefaultName);
        var folder = DataFolder.StorageOf(path) is not null ? DataFolder.TryOpen(path) : null;
        var storage = folder is null && DataFolder.StorageOf(path) is { } running ? LocalStorage.Of(running)
            : DataFolder.IsDemo(path) ? null
            : await LocalStorage.NamedAsync(settings, cancellationToken);
        if (storage is null)
        {
            folder ??= await DataFolder.OpenAsync(path, takeOver: false, TimeProvider.System, cancellationToken);
            storage = await LocalStorage.StartAsync(folder, Console.Error.WriteLine, cancellationToken);
        }

        var services = ServicesOver(settings, storage);
        var opened = new MonitorSession(services, storage, folder);
        try
        {
            Validate(services);
            await LocalStorage.PrepareAsync(services.GetRequiredService<StorageAccount>(), cancellationToken);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Every option out of range becomes a problem of the settings file.</summary>
    public static void Validate(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception wrong) when (wrong is OptionsValidationException or AggregateException)
        {
            var failures = wrong is AggregateException several ? several.InnerExceptions.OfType<OptionsValidationException>() : [(OptionsValidationException)wrong];
            throw new ConfigException([.. failures.SelectMany(failure => failure.Failures).Select(failure => new ConfigProblem("settings", null, null, failure))]);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new ConfigException(new ConfigProblem("settings", null, null, unreadable.Message));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await storage.DisposeAsync();
        if (folder is not null)
            await folder.DisposeAsync();
    }

    private static ServiceProvider ServicesOver(LocalSettings settings, LocalStorage storage)
    {
        var configuration = new ConfigurationBuilder().AddLocal(settings, [new(LocalStorage.Setting, storage.ConnectionString)]).Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.AddLocal(LogLevel.Warning))
            .AddNewsMonitor()
            .BuildServiceProvider();
    }
}
