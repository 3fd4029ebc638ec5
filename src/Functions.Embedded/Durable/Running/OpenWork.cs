using System.Collections.Concurrent;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Running;

/// <summary>
/// What goes on outside of an instance on its behalf: activities, sub-orchestrations, timers, events on their way. All of
/// it follows from what is stored, so that a restart begins it again.
/// </summary>
internal sealed partial class OpenWork(Hub hub, Instances instances, InstanceRunner runner)
{
    private static readonly TimeSpan _retryDelay = TimeSpan.FromSeconds(1);
    private readonly HashSet<(int Execution, int Id)> _begun = [];
    private readonly Dictionary<(int Execution, int Id), DurableTimer> _timers = [];
    private readonly HashSet<(int Execution, int Id)> _before =
    [
        .. runner.State.UnendedSteps().Keys.Select(id => (runner.Record.Execution, id)),
    ];
    private readonly ConcurrentQueue<string> _delivered = new();
    private DurableTimer? _delayedStart;
    private Task _deliveries = Task.CompletedTask;

    /// <summary>Begins what the orchestrator waits for, and ends the timers that it waits for no more.</summary>
    public void Match(InstanceState state)
    {
        var record = state.Record;
        var unended = record.IsFinished ? [] : state.UnendedSteps();
        foreach (var (key, timer) in _timers)
        {
            if (key.Execution != record.Execution || !IsOpen(state, unended, key.Id))
            {
                timer.Cancel();
                _timers.Remove(key);
            }
        }

        foreach (var step in unended.Values)
        {
            var key = (record.Execution, step.Id);
            if (IsOpen(state, unended, step.Id) && _begun.Add(key))
            {
                Begin(state, key, step);
            }
        }

        MatchDelayedStart(record);
    }

    /// <summary>Sends events to other instances, in order.</summary>
    public void Deliver(IReadOnlyList<OutgoingEvent> events)
    {
        if (events.Count == 0)
        {
            return;
        }

        var sender = runner.Record.Incarnation;
        var taken = events.Select(sent => (sent, instances.Deliver(sent, sender))).ToList();
        var work = hub.Work.Begin();
        _deliveries = Task.WhenAll(_deliveries, NoteAsync());

        async Task NoteAsync()
        {
            using (work)
            {
                foreach (var (sent, done) in taken)
                {
                    await done.ConfigureAwait(false);
                    _delivered.Enqueue(Keys.Outgoing(sent.Execution, sent.Sequence));
                }
            }
        }
    }

    /// <summary>Completes when all events so far have been stored by their receivers.</summary>
    public Task WhenDeliveredAsync() => _deliveries;

    /// <summary>Rows of events that have been delivered since the last call.</summary>
    public IReadOnlyList<string> TakeDelivered()
    {
        var rows = new List<string>();
        while (_delivered.TryDequeue(out var row))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Deletes blobs in the background; what a crash leaves behind goes when the instance is purged.</summary>
    public void DeleteBlobs(IReadOnlyList<string> blobs)
    {
        if (blobs.Count > 0)
        {
            InBackground(() => hub.Payloads.DeleteAsync(blobs, hub.Stop.Everything));
        }
    }

    private static bool IsOpen(InstanceState state, Dictionary<int, Step> unended, int id) =>
        unended.ContainsKey(id) && (state.Open is null || state.Open.Contains(id));

    private void Begin(InstanceState state, (int Execution, int Id) key, Step step)
    {
        switch (step)
        {
            case TaskScheduled call:
                hub.Activities.Begin(
                    runner.Id,
                    call,
                    (result, failure) => runner.Post(new TaskEnded(key.Execution, key.Id, result, failure))
                );
                break;
            case TimerCreated timer:
                _timers[key] = hub.Timers.Add(timer.FireAt, () => runner.Post(new TimerDue(key.Execution, key.Id)));
                break;
            case SubOrchestrationCreated child:
                var isNew = !_before.Contains(key);
                InBackground(() => instances.EnsureChildAsync(state.Record, child, isNew));
                break;
            default:
                break;
        }
    }

    private void MatchDelayedStart(InstanceRecord record)
    {
        if (record.IsFinished)
        {
            _delayedStart?.Cancel();
        }
        else if (_delayedStart is null && record.StartAt is { } startAt && startAt > hub.Time.GetUtcNow().UtcDateTime)
        {
            _delayedStart = hub.Timers.Add(startAt, () => runner.Post(new Wake()));
        }
    }

    private void InBackground(Func<Task> act)
    {
        var work = hub.Work.Begin();
        _ = Task.Run(
            async () =>
            {
                using (work)
                {
                    await RepeatAsync(act).ConfigureAwait(false);
                }
            },
            CancellationToken.None
        );
    }

    private async Task RepeatAsync(Func<Task> act)
    {
        while (!hub.Stop.HasBegun)
        {
            try
            {
                await act().ConfigureAwait(false);
                return;
            }
            catch (Exception) when (hub.Stop.HasBegun)
            {
                return;
            }
#pragma warning disable CA1031 // It must be done; the next start would do it too.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailed(hub.Log, runner.Id, e);
                await Task.Delay(_retryDelay, TimeProvider.System, hub.Stop.Everything)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "What follows from a turn of instance '{InstanceId}' failed; it is tried again.")]
    private static partial void LogFailed(ILogger log, string instanceId, Exception exception);
}
