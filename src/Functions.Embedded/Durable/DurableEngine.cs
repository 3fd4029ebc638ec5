using Functions.Embedded.Durable.Execution;
using Functions.Embedded.Durable.Ownership;
using Functions.Embedded.Durable.Running;
using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable;

/// <summary>
/// Runs the orchestrations of one task hub in this process. Their history in storage is the truth; what is in memory
/// follows from it, so that a process that dies at any moment is gone on with by the next.
/// </summary>
internal sealed partial class DurableEngine : IAsyncDisposable
{
    private const int InstancesLoadedAtOnce = 16;
    private readonly DurableEngineOptions _options;
    private readonly IDurableFunctions _functions;
    private readonly HubStorage _storage;
    private readonly EngineStop _stop = new();
    private readonly EngineWork _work;
    private readonly TimerQueue _timers;
    private readonly Hub _hub;
    private readonly Instances _instances;
    private readonly HubLease? _lease;
    private readonly ILogger<DurableEngine> _log;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _ending;
    private int _disposed;

    /// <summary>An engine, not yet started.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="functions">What it runs.</param>
    /// <param name="work">Where it says that it is busy.</param>
    /// <param name="loggers">Where it logs; never payloads.</param>
    public DurableEngine(
        DurableEngineOptions options,
        IDurableFunctions functions,
        WorkInProgress work,
        ILoggerFactory loggers
    )
    {
        _options = options;
        _functions = functions;
        _log = loggers.CreateLogger<DurableEngine>();
        _storage = new HubStorage(options);
        _work = new EngineWork(work);
        _timers = new TimerQueue(options.TimeProvider, _work);
        var activities = new ActivityPool(
            functions,
            options.DataConverter,
            options.MaxConcurrentActivities,
            _work,
            _stop,
            loggers.CreateLogger<ActivityPool>()
        );
        var payloads = new PayloadStore(_storage.Payloads);
        _hub = new Hub
        {
            Store = new InstanceStore(_storage, payloads),
            Writer = new InstanceWriter(_storage.History, payloads, loggers.CreateLogger<InstanceWriter>()),
            Index = new InstanceIndex(_storage.Instances, loggers.CreateLogger<InstanceIndex>(), _stop.Everything),
            Payloads = payloads,
            Planner = new TurnPlanner(
                functions,
                new RunSettings(options.DataConverter, options.DefaultVersion, loggers),
                new VersionRule(options.DefaultVersion, options.VersionMatchStrategy, options.VersionFailureStrategy)
            ),
            Activities = activities,
            Timers = _timers,
            Time = options.TimeProvider,
            Work = _work,
            Stop = _stop,
            Log = _log,
        };
        _instances = new Instances(_hub, functions);
        _lease = options.UseLease ? new HubLease(_storage.Lease, loggers.CreateLogger<HubLease>()) : null;
        Client = new EmbeddedTaskClient(_hub, _instances, options);
    }

    /// <summary>Starts, asks and ends instances.</summary>
    public DurableTaskClient Client { get; }

    /// <summary>When the earliest timer, retry or delayed start is due; null if nothing waits for time.</summary>
    public DateTimeOffset? NextDue => _timers.NextDue;

    /// <summary>Completes when the engine has stopped, also by itself: when its task hub was taken over.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Becomes the owner of the task hub, waiting for an earlier one to end, and goes on with what is under way.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_lease is not null)
        {
            await _lease.AcquireAsync(cancellationToken).ConfigureAwait(false);
            _lease.Lost.Register(() => _ = EndAsync(graceful: false));
        }

        await _storage.CreateAsync(cancellationToken).ConfigureAwait(false);
        await RecoverAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes when nothing is running, queued or due. Waiting for events and for time to come is idle.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            _timers.FireDue();
            await _work.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
        } while (NextDue <= _options.TimeProvider.GetUtcNow());
    }

    /// <summary>The history of an instance's current or last execution as JSON, for <see cref="HistoryReplay"/>; null if there is no such instance.</summary>
    public async Task<string?> ExportHistoryAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await _hub.Store.LoadAsync(instanceId, cancellationToken).ConfigureAwait(false) is not { } stored)
        {
            return null;
        }

        return HistoryReplay.Export(instanceId, stored.Record.Execution, stored.History);
    }

    /// <summary>Plays an exported history against the functions at hand.</summary>
    /// <returns>What they do otherwise, or null.</returns>
    public string? FindHistoryDifference(string exportedHistory) =>
        HistoryReplay.FindDifference(exportedHistory, _functions, _options.DataConverter, _options.DefaultVersion);

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        using var work = _work.Begin();
        var ids = new List<string>();
        await foreach (var id in _hub.Index.LiveAsync(cancellationToken).ConfigureAwait(false))
        {
            ids.Add(id);
        }

        var loaded = new StoredInstance?[ids.Count];
        await Parallel
            .ForAsync(
                0,
                ids.Count,
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = InstancesLoadedAtOnce,
                    CancellationToken = cancellationToken,
                },
                async (i, cancellation) =>
                    loaded[i] = await _hub.Store.LoadAsync(ids[i], cancellation).ConfigureAwait(false)
            )
            .ConfigureAwait(false);

        // All of them first, so that each finds its parent, its children and those that it sends events to.
        var stored = loaded.OfType<StoredInstance>().ToList();
        var runners = stored.ConvertAll(instance => _instances.Add(InstanceState.Of(instance)));
        for (var i = 0; i < runners.Count; i++)
        {
            LogIfItHasToWait(stored[i].Record);
            runners[i].Recover(stored[i].Outgoing);
        }

        var neverCreated = ids.Where((_, i) => loaded[i] is null);
        await Task.WhenAll(neverCreated.Select(_hub.Index.RemoveLiveAsync)).ConfigureAwait(false);
        LogStarted(_log, _options.HubName, runners.Count);
    }

    private void LogIfItHasToWait(InstanceRecord record)
    {
        if (!record.IsFinished && !_hub.Planner.CanRun(record))
        {
            LogWaits(_log, record.Id, record.Name, record.Version);
        }
    }

    [LoggerMessage(LogLevel.Information, "The durable engine runs task hub '{Hub}'; {Count} instances are under way.")]
    private static partial void LogStarted(ILogger log, string hub, int count);

    [LoggerMessage(
        LogLevel.Warning,
        "Instance '{InstanceId}' has to wait: this code does not run orchestrator '{Name}' of version '{Version}'."
    )]
    private static partial void LogWaits(ILogger log, string instanceId, string name, string version);
}
