namespace Microsoft.DurableTask.Client;

/// <summary>Chooses instances to read.</summary>
/// <param name="CreatedFrom">Created at or after this time.</param>
/// <param name="CreatedTo">Created at or before this time.</param>
/// <param name="Statuses">With one of these statuses; null: any.</param>
/// <param name="TaskHubNames">In these task hubs; null: the client's own.</param>
/// <param name="InstanceIdPrefix">With ids that begin so.</param>
/// <param name="PageSize">Instances per page.</param>
/// <param name="FetchInputsAndOutputs">Whether to fetch input, output and custom status.</param>
/// <param name="ContinuationToken">Where to begin; null: at the beginning.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null
)
{
    /// <summary>Instances per page when nothing else is said.</summary>
    public const int DefaultPageSize = 100;
}
