using Functions.Embedded.Durable.History;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Running;

/// <summary>An instance to be created.</summary>
internal sealed record NewInstance(string Id, string Name, string Version)
{
    public string? Input { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public DateTime? StartAt { get; init; }

    public ParentLink? Parent { get; init; }

    /// <summary>The id was just made up, so that there cannot be an instance with it.</summary>
    public bool IdIsNew { get; init; }

    /// <summary>Statuses of an ended instance that stand in the way. One that has not ended always does.</summary>
    public IReadOnlySet<OrchestrationRuntimeStatus> Blocking { get; init; } = new HashSet<OrchestrationRuntimeStatus>();
}
