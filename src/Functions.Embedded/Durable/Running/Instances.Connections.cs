using DurableTask.Core.Exceptions;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Running;

/// <content>What passes from one instance to another.</content>
internal sealed partial class Instances
{
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

    [LoggerMessage(
        LogLevel.Information,
        "Event '{Name}' for instance '{InstanceId}' is dropped: there is no such instance."
    )]
    private static partial void LogDropped(ILogger log, string name, string instanceId);
}
