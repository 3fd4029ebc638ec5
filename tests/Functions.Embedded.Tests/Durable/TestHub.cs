using Azure.Core;
using Functions.Embedded.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Functions.Embedded.Tests.Durable;

/// <summary>A task hub of its own, with virtual time, and the engine that runs it.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    internal static readonly DateTimeOffset Beginning = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private static int _hubs;
    private readonly WorkInProgress _work = new();
    private DurableEngineOptions _options;

    private TestHub(DurableEngineOptions options, TestFunctions functions)
    {
        _options = options;
        Functions = functions;
        Engine = Create();
    }

    internal TestFunctions Functions { get; set; }

    internal DurableEngine Engine { get; private set; }

    internal DurableTaskClient Client => Engine.Client;

    internal FakeTimeProvider Time => (FakeTimeProvider)_options.TimeProvider;

    internal CountingPolicy Storage { get; private set; } = new();

    internal static async Task<TestHub> StartAsync(
        TestFunctions functions,
        Func<DurableEngineOptions, DurableEngineOptions>? configure = null
    )
    {
        var hub = await PrepareAsync(functions, configure);
        await hub.Engine.StartAsync(CancellationToken.None);
        return hub;
    }

    internal static async Task<TestHub> PrepareAsync(
        TestFunctions functions,
        Func<DurableEngineOptions, DurableEngineOptions>? configure = null
    )
    {
        var options = new DurableEngineOptions
        {
            HubName = $"Test{Interlocked.Increment(ref _hubs)}x{Environment.ProcessId}",
            ConnectionString = await SharedAzurite.ConnectionStringAsync(),
            TimeProvider = new FakeTimeProvider(Beginning),
            UseLease = false,
            StopGrace = TimeSpan.FromSeconds(20),
        };
        return new TestHub(configure?.Invoke(options) ?? options, functions);
    }

    /// <summary>Another engine on the same task hub and the same clock, not yet started.</summary>
    internal DurableEngine Create()
    {
        var storage = Storage = new CountingPolicy();
        return new DurableEngine(
            _options with
            {
                ConfigureClient = client =>
                {
                    client.Retry.MaxRetries = 0;
                    client.AddPolicy(storage, HttpPipelinePosition.PerRetry);
                },
            },
            Functions,
            _work,
            NullLoggerFactory.Instance
        );
    }

    /// <summary>Stops or abandons the engine and goes on with a new one, which knows only what is stored.</summary>
    internal async Task RestartAsync(
        bool crash = true,
        Func<DurableEngineOptions, DurableEngineOptions>? configure = null,
        int dieAt = int.MaxValue
    )
    {
        await (crash ? Engine.AbandonAsync() : Engine.StopAsync());
        _options = configure?.Invoke(_options) ?? _options;
        Engine = Create();
        Storage.CrashAt(dieAt, lastOneArrives: false);
        await Engine.StartAsync(CancellationToken.None);
    }

    /// <summary>Waits until nothing is running.</summary>
    internal Task IdleAsync() => Engine.WhenIdleAsync(CancellationToken.None);

    /// <summary>Lets time jump from one due moment to the next until the instance has ended.</summary>
    internal async Task<OrchestrationMetadata> EndOfAsync(string instanceId)
    {
        while (true)
        {
            await IdleAsync();
            var instance = await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true);
            if (instance!.IsCompleted)
            {
                return instance;
            }

            var due = Engine.NextDue;
            Assert.True(due is not null, $"{instance} waits for something that does not come.");
            Time.SetUtcNow(due.Value > Time.GetUtcNow() ? due.Value : Time.GetUtcNow());
        }
    }

    /// <summary>Starts an orchestrator and runs it to its end.</summary>
    internal async Task<OrchestrationMetadata> RunAsync(string name, object? input = null) =>
        await EndOfAsync(await Client.ScheduleNewOrchestrationInstanceAsync(name, input));

    internal async Task AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        await IdleAsync();
    }

    public async ValueTask DisposeAsync() => await Engine.DisposeAsync();
}
