using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Running;

/// <summary>One instance: takes up its messages turn by turn, each turn being stored before anything follows from it.</summary>
internal sealed partial class InstanceRunner
{
    private static readonly TimeSpan _retryDelay = TimeSpan.FromSeconds(1);
    private readonly Hub _hub;
    private readonly Mailbox _mailbox;
    private readonly OpenWork _openWork;
    private readonly InstanceEnding _ending;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InstanceRecord> _completed = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private InstanceState _state;

    public InstanceRunner(Hub hub, Instances instances, InstanceState state)
    {
        _hub = hub;
        _state = state;
        _mailbox = new Mailbox(hub.Work, ReadAsync);
        _openWork = new OpenWork(hub, instances, this);
        _ending = new InstanceEnding(hub, instances, this, _openWork);
        Publish();
    }

    public string Id => Record.Id;

    /// <summary>The instance as last stored.</summary>
    public InstanceRecord Record => Volatile.Read(ref _state).Record;

    /// <summary>Its events as last stored.</summary>
    public InstanceState State => Volatile.Read(ref _state);

    /// <summary>Completes when the orchestrator has begun.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes when the instance has ended.</summary>
    public Task<InstanceRecord> Completed => _completed.Task;

    /// <summary>Completes when everything that follows from the end is done and the instance is in memory no more.</summary>
    public Task Ended => _ending.Done;

    /// <summary>Hands the instance a message. <see cref="Message.Taken"/> tells when it has been stored.</summary>
    public void Post(Message message) => _mailbox.Post(message);

    /// <summary>Makes this the instance's first message, whatever else is posted meanwhile. <see cref="Begin"/> takes it up.</summary>
    public void Prepare(Start start) => _mailbox.Prepare(start);

    /// <summary>Begins with what has been prepared.</summary>
    public void Begin() => _mailbox.Read();

    /// <summary>Goes on with what storage says is to be done.</summary>
    public void Recover(IReadOnlyList<OutgoingEvent> undelivered)
    {
        if (Record.IsFinished)
        {
            _openWork.Deliver(undelivered);
            _ending.Begin(State);
            return;
        }

        // Messages for the orchestrator come after this one, so that what they complete is known by then.
        Post(new Wake());
        _openWork.Deliver(undelivered);
    }

    private async Task ReadAsync()
    {
        while (_mailbox.Peek() is { Count: > 0 } batch)
        {
            try
            {
                await TurnAsync(batch).ConfigureAwait(false);
            }
            catch (Exception) when (_hub.Stop.Everything.IsCancellationRequested)
            {
                RefuseAll(batch);
            }
            catch (StaleInstanceException e) when (batch[0] is Start)
            {
                // The id belongs to an instance that was not known of: the caller looks again.
                using (_mailbox.Remove(1))
                {
                    batch[0].Refuse(e);
                }
            }
#pragma warning disable CA1031 // Nothing of the turn happened: it is taken up again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogTurnFailed(_hub.Log, Id, e);
                await ReloadAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task TurnAsync(IReadOnlyList<Message> batch)
    {
        _hub.Stop.Everything.ThrowIfCancellationRequested();
        var before = State with { Obsolete = [.. State.Obsolete, .. _openWork.TakeDelivered()] };
        if (before.Record.IsFinished)
        {
            using (_mailbox.Remove(batch.Count))
            {
                RefuseLate(batch);
            }

            return;
        }

        var plan = _hub.Planner.Plan(before, batch, Now(before.Record));
        var after = plan.After;
        if (plan.Commit is { } commit)
        {
            var committed = await _hub.Writer.CommitAsync(commit, _hub.Stop.Everything).ConfigureAwait(false);
            after = after with
            {
                ETag = committed.ETag,
                Obsolete = [.. after.Obsolete.Skip(committed.ObsoleteDeleted)],
                Blobs = [.. after.Blobs, .. committed.Blobs],
            };
        }

        Volatile.Write(ref _state, after);
        using (_mailbox.Remove(plan.Taken))
        {
            Publish();
            foreach (var message in batch.Take(plan.Taken))
            {
                message.Accept();
            }

            Follow(plan, after);
        }
    }

    private void Follow(TurnPlan plan, InstanceState after)
    {
        _openWork.Deliver(plan.Commit?.Outgoing ?? []);
        _openWork.DeleteBlobs(plan.ObsoleteBlobs);
        _openWork.Match(after);
        if (after.Record.IsFinished)
        {
            _ending.Begin(after);
        }
        else if (plan.GoesOn)
        {
            Post(new Wake());
        }
    }

    private void Publish()
    {
        var record = Record;
        if (record.Status != OrchestrationRuntimeStatus.Pending)
        {
            _started.TrySetResult();
        }

        if (record.IsFinished)
        {
            _completed.TrySetResult(record);
        }
    }

    /// <summary>Forgets what is in memory for what is stored: a turn failed, or another owner was here.</summary>
    private async Task ReloadAsync()
    {
        try
        {
            await Task.Delay(_retryDelay, TimeProvider.System, _hub.Stop.Everything).ConfigureAwait(false);
            if (await _hub.Store.LoadAsync(Id, _hub.Stop.Everything).ConfigureAwait(false) is { } stored)
            {
                Volatile.Write(ref _state, InstanceState.Of(stored));
                Publish();
            }
        }
#pragma warning disable CA1031 // The next turn fails the same way, or does not.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogReloadFailed(_hub.Log, Id, e);
        }
    }

    private void RefuseLate(IReadOnlyList<Message> batch)
    {
        foreach (var message in batch)
        {
            // As in the genuine engine: an event for an ended instance is dropped, to end it once more is an error.
            if (message is Suspend or Resume or Terminate)
            {
                message.Refuse(new InstanceEndedException(Id, Record.Status));
            }
            else
            {
                message.Accept();
            }
        }
    }

    private void RefuseAll(IReadOnlyList<Message> batch)
    {
        using (_mailbox.Remove(batch.Count))
        {
            foreach (var message in batch)
            {
                message.Refuse(new EngineStoppedException());
            }
        }
    }

    private DateTime Now(InstanceRecord record)
    {
        // An instance's clock does not go back, whatever the machine's does.
        var now = _hub.Time.GetUtcNow().UtcDateTime;
        return now > record.UpdatedAt ? now : record.UpdatedAt;
    }

    [LoggerMessage(LogLevel.Error, "A turn of instance '{InstanceId}' failed; it is taken up again.")]
    private static partial void LogTurnFailed(ILogger log, string instanceId, Exception exception);

    [LoggerMessage(LogLevel.Error, "Instance '{InstanceId}' could not be read again.")]
    private static partial void LogReloadFailed(ILogger log, string instanceId, Exception exception);
}
