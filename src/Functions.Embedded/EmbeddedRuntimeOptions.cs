using System.Reflection;
using Azure.Core;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded;

/// <summary>Which function app the embedded runtime runs, and where.</summary>
public sealed record EmbeddedRuntimeOptions
{
    /// <summary>The assemblies whose functions are run.</summary>
    public required IReadOnlyList<Assembly> Assemblies { get; init; }

    /// <summary>Opens the storage account; the app finds it as the setting <c>AzureWebJobsStorage</c>.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The host.json of the app; null takes the genuine host's defaults.</summary>
    public string? HostJsonPath { get; init; }

    /// <summary>Address to listen on. Port 0 is any free one. Only this machine is listened to unless another address is given.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>Name of the environment that the app sees.</summary>
    public string EnvironmentName { get; init; } = "Development";

    /// <summary>Configuration that the app sees; null is none. <see cref="Settings"/> come before it.</summary>
    public IConfiguration? Configuration { get; init; }

    /// <summary>App settings by name; two underscores in a name part sections, as in Azure.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } =
        new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Adds the app's services, as its Program does in Azure.</summary>
    public Action<IServiceCollection, IConfiguration> ConfigureServices { get; init; } = (_, _) => { };

    /// <summary>Types of <see cref="IFunctionsWorkerMiddleware"/>, the outermost first.</summary>
    public IReadOnlyList<Type> Middleware { get; init; } = [];

    /// <summary>Where logs go; by default nowhere.</summary>
    public Action<ILoggingBuilder> ConfigureLogging { get; init; } = _ => { };

    /// <summary>The clock of orchestrations and timer functions; the app finds it among its services.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Name of the task hub; null takes host.json's.</summary>
    public string? TaskHubName { get; init; }

    /// <summary>Changes the options of the runtime's own storage clients, for instance to add a policy to their pipelines.</summary>
    public Action<ClientOptions>? ConfigureStorageClient { get; init; }

    /// <summary>Largest body of a request, in bytes.</summary>
    public long MaxRequestBodySize { get; init; } = 110 * 1024 * 1024;

    /// <summary>Time that requests, timer functions and activities get to end by themselves at a stop.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Which classes of the assemblies count.</summary>
    internal Func<Type, bool> Includes { get; init; } = _ => true;
}
