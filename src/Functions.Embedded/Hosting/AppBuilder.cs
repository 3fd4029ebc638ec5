using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Functions.Embedded.Hosting;

/// <summary>The web application underneath: configuration, services, Kestrel.</summary>
internal static class AppBuilder
{
    internal static WebApplicationBuilder Create(EmbeddedRuntimeOptions options, EngineHosting engine)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions
            {
                EnvironmentName = options.EnvironmentName,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        AddConfiguration(builder.Configuration, options);
        AddKestrel(builder.WebHost, options);
        options.ConfigureLogging(builder.Logging);

        var services = builder.Services;
        services.AddRouting();
        services.AddMvcCore();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTimeout);
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = options.MaxRequestBodySize);
        options.ConfigureServices(services, builder.Configuration);
        foreach (var middleware in options.Middleware)
        {
            services.TryAddSingleton(middleware);
        }

        services.AddHostedService(_ => engine);
        services.Replace(ServiceDescriptor.Singleton(options.TimeProvider));
        return builder;
    }

    private static void AddConfiguration(IConfigurationBuilder configuration, EmbeddedRuntimeOptions options)
    {
        if (options.Configuration is not null)
        {
            configuration.AddConfiguration(options.Configuration);
        }

        var settings = options.Settings.ToDictionary(
            s => s.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal),
            s => s.Value,
            StringComparer.OrdinalIgnoreCase
        );
        settings["AzureWebJobsStorage"] = options.ConnectionString;
        configuration.AddInMemoryCollection(settings);
    }

    private static void AddKestrel(IWebHostBuilder web, EmbeddedRuntimeOptions options) =>
        web.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .UseUrls(options.Url)
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodySize;
            });
}
