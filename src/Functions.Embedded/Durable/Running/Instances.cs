using System.Collections.Concurrent;
using DurableTask.Core.Exceptions;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;

namespace Functions.Embedded.Durable.Running;

/// <summary>The instances that have not ended: all of them are in memory. Creates new ones and connects them.</summary>
internal sealed partial class Instances(Hub hub, IDurableFunctions functions)
{
    private readonly ConcurrentDictionary<string, InstanceRunner> _live = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim[] _creating = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>The instances in memory, in no order.</summary>
    public IEnumerable<InstanceRunner> Live => _live.Values;

    /// <summary>The instance if it is in memory: one that has ended may be, for a moment.</summary>
    public InstanceRunner? Find(string instanceId) => _live.GetValueOrDefault(instanceId);

    /// <summary>Completes when an instance with this id is in memory.</summary>
    public Task WhenCreatedAsync(string instanceId)
    {
        var awaited = _awaited.GetOrAdd(
            instanceId,
            _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        if (_live.ContainsKey(instanceId))
        {
            awaited.TrySetResult();
            _awaited.TryRemove(instanceId, out _);
        }

        return awaited.Task;
    }

    /// <summary>Takes in an instance from storage.</summary>
    public InstanceRunner Add(InstanceState state)
    {
        var runner = new InstanceRunner(hub, this, state);
        _live[runner.Id] = runner;
        return runner;
    }

    /// <summary>Creates an instance; it is stored, and its orchestrator has had its first turn, when this completes.</summary>
    /// <exception cref="OrchestrationAlreadyExistsException">There is one with this id that stands in the way.</exception>
    public async Task CreateAsync(NewInstance wanted, CancellationToken cancellationToken)
    {
        DemandRunning();
        if (!functions.HasOrchestrator(wanted.Name))
        {
            throw new ArgumentException($"There is no orchestrator function named '{wanted.Name}'.", nameof(wanted));
        }

        using var work = hub.Work.Begin();
        var creating = _creating[(uint)wanted.Id.GetHashCode(StringComparison.Ordinal) % _creating.Length];
        await creating.WaitAsync(cancellationToken).ConfigureAwait(false);
        Start start;
        InstanceRunner runner;
        try
        {
            (runner, start) = await PrepareAsync(wanted, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            creating.Release();
        }

        runner.Begin();
        if (_awaited.TryRemove(wanted.Id, out var awaited))
        {
            awaited.TrySetResult();
        }

        try
        {
            await start.Taken.ConfigureAwait(false);
        }
        catch (StaleInstanceException e)
        {
            Remove(runner);
            throw new OrchestrationAlreadyExistsException(Exists(wanted.Id), e);
        }
    }

    /// <summary>Forgets an ended instance, and not another that has its id by now.</summary>
    public void Remove(InstanceRunner ended) =>
        _live.TryRemove(new KeyValuePair<string, InstanceRunner>(ended.Id, ended));

    /// <summary>Throws if nothing new may begin.</summary>
    public void DemandRunning()
    {
        if (hub.Stop.HasBegun)
        {
            throw new EngineStoppedException();
        }
    }

    private static string Exists(string id) => $"An orchestration instance with the id '{id}' already exists.";

    private async Task<(InstanceRunner Runner, Start Start)> PrepareAsync(
        NewInstance wanted,
        CancellationToken cancellationToken
    )
    {
        if (Find(wanted.Id) is { } live)
        {
            if (!live.Record.IsFinished)
            {
                throw new OrchestrationAlreadyExistsException(Exists(wanted.Id));
            }

            await live.Ended.WaitAsync(hub.Stop.Everything).ConfigureAwait(false);
        }

        var stored = wanted.IdIsNew
            ? null
            : await hub.Store.ReadAsync(wanted.Id, withPayloads: false, cancellationToken).ConfigureAwait(false);
        if (stored is { Record: var old } && (!old.IsFinished || wanted.Blocking.Contains(old.Status)))
        {
            throw new OrchestrationAlreadyExistsException($"{Exists(wanted.Id)} It is {old.Status}.");
        }

        await hub.Index.AddLiveAsync(wanted.Id, replacesDone: stored is not null).ConfigureAwait(false);
        var started = new ExecutionStarted(wanted.Name, wanted.Version, wanted.Tags, wanted.Parent)
        {
            Payload = wanted.Input,
        };
        var start = new Start(started);
        var runner = new InstanceRunner(hub, this, Begin(wanted, stored));
        runner.Prepare(start);
        _live[wanted.Id] = runner;
        return (runner, start);
    }

    private InstanceState Begin(NewInstance wanted, (InstanceRecord Record, Azure.ETag ETag)? stored)
    {
        var now = hub.Time.GetUtcNow().UtcDateTime;
        return new InstanceState
        {
            ETag = stored?.ETag,
            Obsolete = stored is { Record: var old }
                ? [.. Enumerable.Range(0, old.HistoryCount).Select(sequence => Keys.History(old.Execution, sequence))]
                : [],
            Record = new InstanceRecord
            {
                Id = wanted.Id,
                Name = wanted.Name,
                Incarnation = Guid.NewGuid().ToString("N"),
                Version = wanted.Version,
                Tags = wanted.Tags,
                Parent = wanted.Parent,
                Execution = (stored?.Record.Execution ?? 0) + 1,
                CreatedAt = now,
                UpdatedAt = now,
                StartAt = wanted.StartAt,
                Input = wanted.Input,
            },
        };
    }
}
