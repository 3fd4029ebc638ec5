using Azure.Core.Pipeline;
using Funding.Functions.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Functions.Tests.Storage;

/// <summary>
/// A storage account's corner with a clock and a durable hub. <see cref="StartAsync"/> starts a "process": the app's
/// services with memory of their own. Several may run side by side, and each may be killed.
/// </summary>
internal sealed class StorageWorld(AzuriteFixture azurite) : IAsyncDisposable
{
    private static int _worlds;
    private readonly List<ServiceProvider> _processes = [];
    private readonly string _prefix = $"T{Environment.ProcessId}x{Interlocked.Increment(ref _worlds)}";

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));

    internal FakeDurableHub Hub { get; } = new();

    internal string Prefix => _prefix;

    internal Dictionary<string, string?> Settings { get; } = [];

    internal async Task<StorageProcess> StartAsync(
        Action<IServiceCollection>? configure = null,
        params HttpPipelinePolicy[] policies
    )
    {
        var process = Start(configure, policies);
        foreach (var service in process.Services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
        return process;
    }

    /// <summary>Without the work at start: for processes after the first, and those with a fault waiting.</summary>
    internal StorageProcess Start(Action<IServiceCollection>? configure = null, params HttpPipelinePolicy[] policies)
    {
        var settings = new Dictionary<string, string?>(Settings, StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["Storage:TablePrefix"] = _prefix,
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddFunding(configuration);
        foreach (var policy in policies)
        {
            services.AddStoragePolicy(policy);
        }
        configure?.Invoke(services);
        var provider = services.BuildServiceProvider(validateScopes: true);
        _processes.Add(provider);
        return new StorageProcess(provider, Hub);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }
    }
}

/// <summary>One run of the app's services.</summary>
internal sealed class StorageProcess(ServiceProvider services, FakeDurableHub hub)
{
    internal ServiceProvider Services => services;

    internal FakeDurableClient Client { get; } = new(hub);

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    internal ApplicationStore Store => Get<ApplicationStore>();
}
