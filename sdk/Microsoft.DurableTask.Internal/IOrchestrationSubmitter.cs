namespace Microsoft.DurableTask.Internal;

/// <summary>Starts orchestrations. Not for use in code: it is the part of the client that the SDK's generators call.</summary>
public interface IOrchestrationSubmitter
{
    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">Name of the orchestrator.</param>
    /// <param name="input">Its input, which must serialize.</param>
    /// <param name="options">Instance id, time, version.</param>
    /// <param name="cancellation">Cancels the call, not the orchestration.</param>
    /// <returns>The instance id.</returns>
    Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    );
}
