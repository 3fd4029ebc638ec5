using Azure.Data.Tables;
using Functions.Embedded.Discovery;
using Functions.Embedded.Durable;
using Functions.Embedded.Invocation;
using Functions.Embedded.Triggers.Durable;
using Functions.Embedded.Triggers.Http;
using Functions.Embedded.Triggers.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Hosting;

/// <summary>Puts a runtime together and starts it.</summary>
internal static class RuntimeStart
{
    internal static async Task<EmbeddedRuntime> RunAsync(
        EmbeddedRuntimeOptions options,
        CancellationToken cancellationToken
    )
    {
        var problems = new Problems();
        var hosting = new EngineHosting();
        var builder = AppBuilder.Create(options, hosting);
        var host = HostJson.Read(options.HostJsonPath, builder.Configuration, problems);
        var catalog = FunctionCatalog
            .Read(options.Assemblies, options.Includes, problems)
            .Enabled(builder.Configuration);
        var routes = HttpRoutes.Read(catalog.Of(TriggerKind.Http), host.RoutePrefix, problems);
        var timerFunctions = TimerFunction.Read(catalog.Of(TriggerKind.Timer), builder.Configuration, problems);
        CheckMiddleware(options.Middleware, problems);
        problems.ThrowIfAny();

        var app = builder.Build();
        var life = new RuntimeLife();
        DurableEngine? engine = null;
        try
        {
            ConstructorCheck.Run(catalog, options.Middleware, app.Services, problems);
            problems.ThrowIfAny();

            var work = new WorkInProgress();
            var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Functions.Embedded");
            var durable = DurableOptions(options, host);
            var executor = new FunctionExecutor(options.Middleware, () => engine!.Client);
            var functions = new DurableFunctions(catalog, executor, app.Services, durable.DataConverter);
            engine = Engine(durable, functions, work, app.Services);
            hosting.Engine = engine;
            var http = new HttpTrigger(executor, work, logger, life.Stopping);
            ((IEndpointRouteBuilder)app).DataSources.Add(
                new DefaultEndpointDataSource(routes.Select(r => r.ToEndpoint(http.HandlerOf(r.Function))))
            );
            var timers = new TimerTriggers(
                timerFunctions,
                new TimerServices(
                    executor,
                    app.Services,
                    TimerStore(options, durable.HubName),
                    options.TimeProvider,
                    work,
                    logger,
                    life.Stopping,
                    life.Abandoned
                )
            );

            await ListenAsync(app, options, cancellationToken);
            await timers.StartAsync();
            return new EmbeddedRuntime(options, life, app, engine, timers);
        }
        catch
        {
            life.Stop();
            if (engine is not null)
            {
                await engine.DisposeAsync();
            }

            await app.DisposeAsync();
            life.Dispose();
            throw;
        }
    }

    private static async Task ListenAsync(
        WebApplication app,
        EmbeddedRuntimeOptions options,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw EmbeddedRuntimeStartException.For([
                $"the address {options.Url} is in use by another program. End that program, or choose another port (0 is any free one).",
            ]);
        }
    }

    private static void CheckMiddleware(IEnumerable<Type> middleware, Problems problems)
    {
        foreach (var type in middleware.Where(t => !typeof(IFunctionsWorkerMiddleware).IsAssignableFrom(t)))
        {
            problems.Add($"{Problems.NameOf(type)} is given as middleware but is no IFunctionsWorkerMiddleware.");
        }
    }

    private static DurableEngine Engine(
        DurableEngineOptions options,
        DurableFunctions functions,
        WorkInProgress work,
        IServiceProvider services
    )
    {
        try
        {
            return new DurableEngine(options, functions, work, services.GetRequiredService<ILoggerFactory>());
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            // The name of the task hub, or the connection string.
            throw EmbeddedRuntimeStartException.For([e.Message]);
        }
    }

    private static DurableEngineOptions DurableOptions(EmbeddedRuntimeOptions options, HostJson host)
    {
        var durable = new DurableEngineOptions
        {
            HubName = options.TaskHubName ?? host.HubName,
            ConnectionString = options.ConnectionString,
            TimeProvider = options.TimeProvider,
            DefaultVersion = host.DefaultVersion,
            VersionMatchStrategy = host.VersionMatchStrategy,
            VersionFailureStrategy = host.VersionFailureStrategy,
            StopGrace = options.StopTimeout / 2,
            LastWait = options.StopTimeout,
            ConfigureClient = options.ConfigureStorageClient,
        };
        return host.MaxConcurrentActivities is { } most ? durable with { MaxConcurrentActivities = most } : durable;
    }

    private static TimerStatusStore TimerStore(EmbeddedRuntimeOptions options, string hubName)
    {
        var client = new TableClientOptions();
        options.ConfigureStorageClient?.Invoke(client);
        var name = string.Concat(hubName.Where(char.IsAsciiLetterOrDigit)) + "Timers";
        return new TimerStatusStore(new TableClient(options.ConnectionString, name, client));
    }
}
