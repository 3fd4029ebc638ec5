using Microsoft.DurableTask;

namespace Functions.Embedded.Durable;

/// <summary>The orchestrators and activities that the engine runs. Names are compared without regard to case.</summary>
internal interface IDurableFunctions
{
    /// <summary>Whether there is an orchestrator with this name.</summary>
    bool HasOrchestrator(string name);

    /// <summary>Whether there is an activity with this name.</summary>
    bool HasActivity(string name);

    /// <summary>
    /// Plays an orchestrator, anew in each turn. It is called on the orchestration's own thread and must reach the
    /// function's code without any other asynchronous step, or the instance fails.
    /// </summary>
    /// <param name="context">What the orchestrator sees.</param>
    /// <param name="serializedInput">The input as serialized by <see cref="DurableEngineOptions.DataConverter"/>; null for none.</param>
    /// <returns>What the function returned, not yet serialized.</returns>
    Task<object?> RunOrchestratorAsync(TaskOrchestrationContext context, string? serializedInput);

    /// <summary>Runs an activity, on any thread. The same call may come again after a crash.</summary>
    /// <param name="context">What the activity sees.</param>
    /// <param name="serializedInput">The input as serialized by <see cref="DurableEngineOptions.DataConverter"/>; null for none.</param>
    /// <param name="cancellationToken">Says that the engine stops: an activity that ends by it is run again after the next start.</param>
    /// <returns>What the function returned, not yet serialized.</returns>
    Task<object?> RunActivityAsync(
        TaskActivityContext context,
        string? serializedInput,
        CancellationToken cancellationToken
    );
}
