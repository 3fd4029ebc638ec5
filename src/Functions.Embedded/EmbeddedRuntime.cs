using Functions.Embedded.Durable;
using Functions.Embedded.Hosting;
using Functions.Embedded.Triggers.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded;

/// <summary>
/// Runs a function app in this process: its HTTP functions on Kestrel, its timers, its durable orchestrations with their
/// history in Table Storage. See docs/embedded-runtime.md.
/// </summary>
public sealed class EmbeddedRuntime : IAsyncDisposable
{
    private readonly EmbeddedRuntimeOptions _options;
    private readonly RuntimeLife _life;
    private readonly WebApplication _app;
    private readonly DurableEngine _engine;
    private readonly TimerTriggers _timers;
    private readonly Lock _gate = new();
    private Task? _ending;

    internal EmbeddedRuntime(
        EmbeddedRuntimeOptions options,
        RuntimeLife life,
        WebApplication app,
        DurableEngine engine,
        TimerTriggers timers
    )
    {
        _options = options;
        _life = life;
        _app = app;
        _engine = engine;
        _timers = timers;
        BaseAddress = ListeningAddress.Of(app);
        Stopped = StopWithTheEngineAsync();
    }

    /// <summary>Where the HTTP functions answer, without the route prefix.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts, asks and ends orchestrations, as <c>[DurableClient]</c> does in a function.</summary>
    public DurableTaskClient DurableTaskClient => _engine.Client;

    /// <summary>The time at which the next durable timer fires; null: no orchestration waits for time. Timer functions do not count.</summary>
    public DateTimeOffset? NextDue => _engine.NextDue;

    /// <summary>
    /// Completes when the runtime has stopped, also by itself: when another process has taken over the task hub because
    /// this one could not renew its lease.
    /// </summary>
    public Task Stopped { get; }

    /// <summary>
    /// Starts the app and returns when it answers. While another process runs the same task hub, the start waits until
    /// that one has ended.
    /// </summary>
    /// <exception cref="EmbeddedRuntimeStartException">The app is not right; the message lists everything found.</exception>
    public static Task<EmbeddedRuntime> StartAsync(
        EmbeddedRuntimeOptions options,
        CancellationToken cancellationToken = default
    ) => RuntimeStart.RunAsync(options, cancellationToken);

    /// <summary>
    /// Completes when no request, timer function, orchestration turn or activity is being run and nothing is due. Waiting
    /// for events and for time to come is idle.
    /// </summary>
    /// <exception cref="OperationCanceledException">The runtime was abandoned: it never becomes idle.</exception>
    public async Task WhenIdleAsync(CancellationToken cancellationToken = default)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _life.Abandoned);
        _timers.Check();
        await _engine.WhenIdleAsync(ends.Token);
    }

    /// <summary>
    /// Ends in order: no new requests, what is being done is finished or, when that takes too long, left for the next
    /// start; the task hub is free for another process afterwards.
    /// </summary>
    public Task StopAsync() => EndOnce(EndAsync);

    /// <summary>
    /// Ends as a crash would: everything stops where it is, the runtime writes nothing more and gives nothing back. Code
    /// of the app that is running is not stopped: storage clients of its own need a policy that refuses.
    /// </summary>
    public Task AbandonAsync() => EndOnce(AbortAsync);

    /// <summary>
    /// The history of an instance's current or last execution as JSON, to be kept and played against later code; null when
    /// there is no such instance. It holds inputs and results as they are.
    /// </summary>
    public Task<string?> ExportHistoryAsync(string instanceId, CancellationToken cancellationToken = default) =>
        _engine.ExportHistoryAsync(instanceId, cancellationToken);

    /// <summary>
    /// Plays a history that <see cref="ExportHistoryAsync"/> gave against this app's orchestrators; nothing is stored and
    /// no activity runs.
    /// </summary>
    /// <returns>What the orchestrator now does otherwise, by its step; null when it does the same.</returns>
    public string? FindHistoryDifference(string exportedHistory) => _engine.FindHistoryDifference(exportedHistory);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private Task EndOnce(Func<Task> end)
    {
        lock (_gate)
        {
            return _ending ??= Task.Run(end, CancellationToken.None);
        }
    }

    private async Task StopWithTheEngineAsync()
    {
        await _engine.Stopped;
        await StopAsync();
    }

    private async Task EndAsync()
    {
        var timers = _timers.DisposeAsync().AsTask();
        using var patience = new CancellationTokenSource(_options.StopTimeout / 2, TimeProvider.System);
        await using var asking = patience.Token.Register(_life.Stop);
        await _app.StopAsync(CancellationToken.None);
        await WaitForAsync(timers);
        await _engine.DisposeAsync();
        await _app.DisposeAsync();
        _life.Dispose();
    }

    private async Task AbortAsync()
    {
        _life.Abandon();
        await _engine.AbandonAsync();
        await _app.Services.GetRequiredService<IServer>().StopAsync(new CancellationToken(canceled: true));
        await WaitForAsync(_timers.DisposeAsync().AsTask());
        await _engine.DisposeAsync();
        await _app.DisposeAsync();
        _life.Dispose();
    }

    // A timer function that does not heed its cancellation must not keep the process from ending.
    private async Task WaitForAsync(Task timers)
    {
        try
        {
            await timers.WaitAsync(_options.StopTimeout, TimeProvider.System, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            _life.Stop();
        }
    }
}
