using Functions.Embedded.Durable.History;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Storage;

/// <summary>An instance as last committed.</summary>
internal sealed record InstanceRecord
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Tells this instance from earlier ones with the same id.</summary>
    public required string Incarnation { get; init; }

    public required string Version { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public ParentLink? Parent { get; init; }

    /// <summary>Counted up by each ContinueAsNew and each restart, never down.</summary>
    public required int Execution { get; init; }

    /// <summary>How many history rows of the execution count: the commit point.</summary>
    public int HistoryCount { get; init; }

    public OrchestrationRuntimeStatus Status { get; init; } = OrchestrationRuntimeStatus.Pending;

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    /// <summary>The orchestrator does not begin before this.</summary>
    public DateTime? StartAt { get; init; }

    public string? CustomStatus { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public Failure? Failure { get; init; }

    /// <summary>Events of other instances that came in.</summary>
    public ReceivedEvents Received { get; init; } = ReceivedEvents.None;

    public bool IsFinished =>
        Status
            is OrchestrationRuntimeStatus.Completed
                or OrchestrationRuntimeStatus.Failed
                or OrchestrationRuntimeStatus.Terminated;
}
