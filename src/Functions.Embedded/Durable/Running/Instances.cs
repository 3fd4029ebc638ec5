using System.Collections.Concurrent;
using DurableTask.Core.Exceptions;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

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
        _live[state.Record.Id] = runner;
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

        runner.Post(start);
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
            _live.TryRemove(new KeyValuePair<string, InstanceRunner>(wanted.Id, runner));
            throw new OrchestrationAlreadyExistsException(Exists(wanted.Id), e);
        }
    }

    /// <summary>Sends an event on; completes when the receiver has stored it, or there is none.</summary>
    public Task Deliver(OutgoingEvent sent, string sender)
    {
        if (Find(sent.Target) is not { } target)
        {
            LogDropped(hub.Log, sent.Name, sent.Target);
            return Task.CompletedTask;
        }

        var raise = new Raise(sent.Name, sent.Payload, sender, sent.Order);
        target.Post(raise);
        return raise.Taken;
    }

    /// <summary>Tells the parent of an ended instance, if it is there.</summary>
    public void NotifyParent(InstanceRecord child)
    {
        if (
            child is { IsFinished: true, Parent: { } link }
            && Find(link.InstanceId) is { } parent
            && string.Equals(parent.Record.Incarnation, link.Incarnation, StringComparison.Ordinal)
        )
        {
            parent.Post(new TaskEnded(link.Execution, link.TaskId, child.Output, FailureOf(child)));
        }
    }

    /// <summary>Makes sure that a called sub-orchestration exists, and passes its end on if it has ended already.</summary>
    /// <param name="parent">The caller.</param>
    /// <param name="call">The call.</param>
    /// <param name="isNew">The call was made just now, not before the engine started.</param>
    public async Task EnsureChildAsync(InstanceRecord parent, SubOrchestrationCreated call, bool isNew)
    {
        var link = new ParentLink(parent.Id, parent.Name, parent.Incarnation, parent.Execution, call.Id);
        var wanted = new NewInstance(call.ChildId, call.Name, call.Version)
        {
            Input = call.Payload,
            Tags = call.Tags,
            Parent = link,
            IdIsNew = isNew && call.IdIsMadeUp,
        };
        if (!wanted.IdIsNew && await FindChildAsync(link, call.ChildId).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await CreateAsync(wanted, hub.Stop.Everything).ConfigureAwait(false);
        }
        catch (OrchestrationAlreadyExistsException) when (wanted.IdIsNew)
        {
            // Made up alike once before, by an instance of which nothing is left.
            await EnsureChildAsync(parent, call, isNew: false).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or OrchestrationAlreadyExistsException)
        {
            var failure = Failure.Of(e) with { Final = true };
            Find(parent.Id)?.Post(new TaskEnded(parent.Execution, call.Id, null, failure));
        }
    }

    /// <summary>Ends a sub-orchestration together with its parent.</summary>
    public async Task TerminateChildAsync(InstanceRecord parent, SubOrchestrationCreated call)
    {
        if (Find(call.ChildId) is not { } child || !IsChildOf(child.Record, parent))
        {
            return;
        }

        var terminate = new Terminate(null, Recursive: true);
        child.Post(terminate);
        try
        {
            await terminate.Taken.ConfigureAwait(false);
        }
        catch (InstanceEndedException)
        {
            // By itself, meanwhile.
        }
    }

    /// <summary>Forgets an ended instance.</summary>
    public void Remove(string instanceId) => _live.TryRemove(instanceId, out _);

    /// <summary>Throws if nothing new may begin.</summary>
    public void DemandRunning()
    {
        if (hub.Stop.HasBegun)
        {
            throw new EngineStoppedException();
        }
    }

    private static Failure? FailureOf(InstanceRecord child) =>
        child.Status == OrchestrationRuntimeStatus.Completed
            ? null
            : child.Failure
                ?? new Failure(
                    "OrchestrationTerminated",
                    $"The sub-orchestration '{child.Id}' was terminated.",
                    null,
                    null
                );

    private static bool IsChildOf(InstanceRecord child, InstanceRecord parent) =>
        string.Equals(child.Parent?.Incarnation, parent.Incarnation, StringComparison.Ordinal);

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
        return (Add(Begin(wanted, stored)), new Start(started));
    }

    private async Task<bool> FindChildAsync(ParentLink link, string childId)
    {
        var child = Find(childId) is { } live
            ? live.Record
            : (
                await hub.Store.ReadAsync(childId, withPayloads: true, hub.Stop.Everything).ConfigureAwait(false)
            )?.Record;
        if (child is null || link != child.Parent)
        {
            return false;
        }

        NotifyParent(child);
        return true;
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

    [LoggerMessage(
        LogLevel.Information,
        "Event '{Name}' for instance '{InstanceId}' is dropped: there is no such instance."
    )]
    private static partial void LogDropped(ILogger log, string name, string instanceId);
}
