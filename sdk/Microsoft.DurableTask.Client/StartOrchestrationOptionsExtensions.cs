namespace Microsoft.DurableTask.Client;

/// <summary>Start options with statuses instead of their names.</summary>
public static class StartOrchestrationOptionsExtensions
{
    /// <summary>The statuses that can stand in the way of a new instance.</summary>
    public static readonly IReadOnlyList<OrchestrationRuntimeStatus> ValidDedupeStatuses =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
#pragma warning disable CS0618 // Part of the list although no instance has it.
        OrchestrationRuntimeStatus.Canceled,
#pragma warning restore CS0618
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>The options, where an instance of the same id in one of these statuses stands in the way.</summary>
    /// <param name="options">The options.</param>
    /// <param name="dedupeStatuses">The statuses.</param>
    public static StartOrchestrationOptions WithDedupeStatuses(
        this StartOrchestrationOptions options,
        params OrchestrationRuntimeStatus[] dedupeStatuses
    ) => options with { DedupeStatuses = [.. dedupeStatuses.Select(status => status.ToString())] };
}
