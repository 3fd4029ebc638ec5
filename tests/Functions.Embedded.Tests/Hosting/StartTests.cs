using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Functions.Embedded.Tests.Middleware;
using Functions.Embedded.Tests.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Functions.Embedded.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task Starting_again_on_a_quiet_task_hub_costs_few_storage_requests()
    {
        var options = (await TestRuntime.OptionsAsync(typeof(EveryFiveMinutes))) with
        {
            ConfigureServices = (services, _) => services.AddSingleton(new Bell(TimeProvider.System)),
        };
        await (await EmbeddedRuntime.StartAsync(options)).DisposeAsync();

        var requests = new RequestMemory();
        var again = options with
        {
            ConfigureStorageClient = client => client.AddPolicy(requests, HttpPipelinePosition.PerRetry),
        };
        await (await EmbeddedRuntime.StartAsync(again)).DisposeAsync();

        Assert.True(requests.Seen.Count <= 12, string.Join('\n', requests.Seen));
    }

    [Theory]
    [InlineData("AzureWebJobs.EveryFiveMinutes.Disabled", "true", 0)]
    [InlineData("AzureWebJobs__EveryFiveMinutes__Disabled", "1", 0)]
    [InlineData("AzureWebJobs.EveryFiveMinutes.Disabled", "false", 1)]
    [InlineData("AzureWebJobs.Every.Disabled", "true", 1)]
    public async Task A_function_that_a_setting_disables_does_not_run(string setting, string value, int runs)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2027, 3, 1, 8, 2, 0, TimeSpan.Zero));
        var bell = new Bell(clock);
        await using var runtime = await EmbeddedRuntime.StartAsync(
            (await TestRuntime.OptionsAsync(typeof(EveryFiveMinutes))) with
            {
                TimeProvider = clock,
                Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { [setting] = value },
                ConfigureServices = (services, _) => services.AddSingleton(bell),
            }
        );

        await new VirtualTime(runtime, clock, clock.SetUtcNow).AdvanceToAsync(clock.GetUtcNow().AddMinutes(4));

        Assert.Equal(runs, bell.Rings.Count);
    }

    [Fact]
    public async Task The_app_sees_its_settings_by_either_way_of_writing_them_and_the_storage_and_the_clock()
    {
        var options = await TestRuntime.OptionsAsync(typeof(WatchedFunctions));
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        IConfiguration? seen = null;
        await using var runtime = await EmbeddedRuntime.StartAsync(
            options with
            {
                TimeProvider = clock,
                Configuration = new ConfigurationBuilder()
                    .AddInMemoryCollection([new("Site:BaseAddress", "below"), new("Mail:From", "kansli")])
                    .Build(),
                Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Site__BaseAddress"] = "above" },
                ConfigureServices = (services, configuration) =>
                {
                    seen = configuration;
                    services.AddSingleton(TimeProvider.System);
                },
            }
        );

        Assert.Equal("above", seen!["Site:BaseAddress"]);
        Assert.Equal("kansli", seen["Mail:From"]);
        Assert.Equal(options.ConnectionString, seen["AzureWebJobsStorage"]);
        Assert.Same(clock, runtime.Services.GetRequiredService<TimeProvider>());
    }

    [Fact]
    public async Task The_apps_own_hosted_services_start_before_any_function_runs_and_stop_after_the_last()
    {
        var diary = new Diary();
        var options = await TestRuntime.OptionsAsync(typeof(AtTheStart));
        var bell = new Bell(TimeProvider.System)
        {
            Meanwhile = _ =>
            {
                diary.Write("function");
                return Task.CompletedTask;
            },
        };
        var runtime = await EmbeddedRuntime.StartAsync(
            options with
            {
                ConfigureServices = (services, _) =>
                    services.AddSingleton(bell).AddHostedService(_ => new Preparation(diary)),
            }
        );
        await runtime.WhenIdleAsync();
        await runtime.StopAsync();

        Assert.Equal(["prepared", "function", "cleaned up"], diary.Entries);
        await runtime.Stopped;
    }

    [Fact]
    public async Task Storage_that_cannot_be_reached_is_told_plainly()
    {
        var options = await TestRuntime.OptionsAsync(typeof(WatchedFunctions));

        var e = await Assert.ThrowsAsync<EmbeddedRuntimeStartException>(() =>
            EmbeddedRuntime.StartAsync(
                options with
                {
                    ConnectionString =
                        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a;",
                    ConfigureStorageClient = client => client.Retry.MaxRetries = 0,
                }
            )
        );

        Assert.Contains("its storage account cannot be used", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_hub_name_or_connection_string_that_cannot_be_used_is_told_plainly()
    {
        var options = await TestRuntime.OptionsAsync(typeof(WatchedFunctions));

        var hub = await Assert.ThrowsAsync<EmbeddedRuntimeStartException>(() =>
            EmbeddedRuntime.StartAsync(options with { TaskHubName = "1 2 3" })
        );
        var connection = await Assert.ThrowsAsync<EmbeddedRuntimeStartException>(() =>
            EmbeddedRuntime.StartAsync(options with { ConnectionString = "to nowhere" })
        );

        Assert.Contains("The task hub name '1 2 3' must begin with a letter", hub.Message, StringComparison.Ordinal);
        Assert.StartsWith("The function app cannot start:", connection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Middleware_that_is_none_or_asks_for_what_is_not_there_stops_the_start()
    {
        var options = await TestRuntime.OptionsAsync(typeof(WatchedFunctions));

        var none = await Assert.ThrowsAsync<EmbeddedRuntimeStartException>(() =>
            EmbeddedRuntime.StartAsync(options with { Middleware = [typeof(Diary)] })
        );
        var asking = await Assert.ThrowsAsync<EmbeddedRuntimeStartException>(() =>
            EmbeddedRuntime.StartAsync(options with { Middleware = [typeof(Outer)] })
        );

        Assert.Contains(
            "Diary is given as middleware but is no IFunctionsWorkerMiddleware",
            none.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The middleware Functions.Embedded.Tests.Middleware.Outer cannot be made: Unable to resolve service for type",
            asking.Message,
            StringComparison.Ordinal
        );
    }

    private sealed class Preparation(Diary diary) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            diary.Write("prepared");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            diary.Write("cleaned up");
            return Task.CompletedTask;
        }
    }

    private sealed class RequestMemory : HttpPipelineSynchronousPolicy
    {
        internal ConcurrentQueue<string> Seen { get; } = new();

        public override void OnSendingRequest(HttpMessage message) =>
            Seen.Enqueue($"{message.Request.Method} {message.Request.Uri}");
    }
}
