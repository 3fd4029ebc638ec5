using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Running;

/// <summary>What was asked needs an instance that has not ended.</summary>
internal sealed class InstanceEndedException(string instanceId, OrchestrationRuntimeStatus status)
    : InvalidOperationException($"The orchestration instance '{instanceId}' has ended: it is {status}.");
