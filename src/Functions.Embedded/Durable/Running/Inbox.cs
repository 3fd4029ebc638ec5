using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Running;

/// <summary>What a batch of messages means for an instance, in terms of its history.</summary>
internal sealed class Inbox
{
    private Inbox(ReceivedEvents received, bool suspended) => (Received, Suspended) = (received, suspended);

    /// <summary>What came in.</summary>
    public List<HistoryEvent> Events { get; } = [];

    /// <summary>The last events of each sender.</summary>
    public ReceivedEvents Received { get; private set; }

    /// <summary>Whether the instance is suspended afterwards.</summary>
    public bool Suspended { get; private set; }

    /// <summary>Whether the orchestrator is to be played although nothing came in.</summary>
    public bool Woken { get; private set; }

    /// <summary>The instance was told to end.</summary>
    public ExecutionTerminated? Termination { get; private set; }

    /// <summary>How many messages were taken up.</summary>
    public int Taken { get; private set; }

    /// <summary>Takes up messages until one ends the instance. Repeated and outdated ones leave no trace.</summary>
    public static Inbox Take(InstanceState state, IReadOnlyList<Message> batch)
    {
        var inbox = new Inbox(state.Record.Received, state.Record.Status == OrchestrationRuntimeStatus.Suspended);
        var unended = batch.Any(message => message is TaskEnded or TimerDue) ? state.UnendedSteps() : [];
        foreach (var message in batch)
        {
            inbox.Taken++;
            inbox.TakeOne(message, state.Record.Execution, unended);
            if (inbox.Termination is not null)
            {
                break;
            }
        }

        return inbox;
    }

    private void TakeOne(Message message, int execution, Dictionary<int, Step> unended)
    {
        switch (message)
        {
            case Start start:
                Events.Add(start.Started);
                break;
            case Raise raise when IsNew(raise):
                Events.Add(new EventRaised(raise.Name) { Payload = raise.Payload });
                break;
            case TaskEnded ended when ended.Execution == execution && unended.Remove(ended.Id):
                Events.Add(
                    ended.Failure is { } failure
                        ? new TaskFailed(ended.Id, failure)
                        : new TaskCompleted(ended.Id) { Payload = ended.Result }
                );
                break;
            case TimerDue due when due.Execution == execution && unended.Remove(due.Id):
                Events.Add(new TimerFired(due.Id));
                break;
            case Suspend suspend when !Suspended:
                Suspended = true;
                Events.Add(new ExecutionSuspended { Payload = suspend.Reason });
                break;
            case Resume resume when Suspended:
                Suspended = false;
                Events.Add(new ExecutionResumed { Payload = resume.Reason });
                break;
            case Terminate terminate:
                Termination = new ExecutionTerminated(terminate.Recursive) { Payload = terminate.Output };
                break;
            case Wake:
                Woken = true;
                break;
            default:
                break;
        }
    }

    private bool IsNew(Raise raise)
    {
        if (raise.Sender is null)
        {
            return true;
        }

        if (Received.Has(raise.Sender, raise.Order))
        {
            return false;
        }

        Received = Received.With(raise.Sender, raise.Order);
        return true;
    }
}
