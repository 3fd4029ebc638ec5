namespace Microsoft.DurableTask.Entities;

/// <summary>Durable entities as an orchestrator sees them. Declared by name only: this project has none.</summary>
public abstract class TaskOrchestrationEntityFeature
{
    private protected TaskOrchestrationEntityFeature() { }
}
