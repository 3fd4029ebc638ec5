using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Tests.Storage;

/// <summary>The durable engine's memory: which instances there are and what they have been told. It outlives processes.</summary>
internal sealed class FakeDurableHub
{
    internal ConcurrentDictionary<string, OrchestrationRuntimeStatus> Instances { get; } = new(StringComparer.Ordinal);

    internal ConcurrentQueue<(string Instance, string Event)> Events { get; } = [];

    internal ConcurrentQueue<string> Starts { get; } = [];

    /// <summary>Set to have every call fail.</summary>
    internal Exception? OutOfOrder { get; set; }
}

/// <summary>A client of the hub that does as the genuine one does where the dispatcher depends on it.</summary>
internal sealed class FakeDurableClient(FakeDurableHub hub) : DurableTaskClient("fake")
{
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ThrowIfOutOfOrder();
        var id = options!.InstanceId!;
        lock (hub)
        {
            if (hub.Instances.TryGetValue(id, out var status) && status == OrchestrationRuntimeStatus.Running)
            {
                throw new InvalidOperationException("An instance with this id already exists.");
            }
            hub.Instances[id] = OrchestrationRuntimeStatus.Running;
        }
        hub.Starts.Enqueue(id);
        return Task.FromResult(id);
    }

    public override Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default
    )
    {
        ThrowIfOutOfOrder();
        if (
            hub.Instances.TryGetValue(instanceId, out var status)
            && status is not (OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Suspended)
        )
        {
            // The genuine host answers an event for an ended instance with an error.
            throw new InvalidOperationException($"Cannot raise event for an instance in {status} state.");
        }
        hub.Events.Enqueue((instanceId, eventName));
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    )
    {
        ThrowIfOutOfOrder();
        return Task.FromResult(
            hub.Instances.TryGetValue(instanceId, out var status)
                ? new OrchestrationMetadata("fake", instanceId) { RuntimeStatus = status }
                : null
        );
    }

    public override Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ThrowIfOutOfOrder();
        hub.Instances[instanceId] = OrchestrationRuntimeStatus.Terminated;
        return Task.CompletedTask;
    }

    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ThrowIfOutOfOrder();
        var isEnded =
            hub.Instances.TryGetValue(instanceId, out var status) && status != OrchestrationRuntimeStatus.Running;
        return Task.FromResult(new PurgeResult(isEnded && hub.Instances.TryRemove(instanceId, out _) ? 1 : 0));
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(
        string instanceId,
        string? reason = null,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(
        string instanceId,
        string? reason = null,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void ThrowIfOutOfOrder()
    {
        if (hub.OutOfOrder is { } fault)
        {
            throw fault;
        }
    }
}
