using Functions.Embedded.Durable.History;

namespace Functions.Embedded.Durable.Execution;

/// <summary>What playing an orchestrator led to.</summary>
/// <param name="Steps">New steps, in order.</param>
/// <param name="End">How the execution ended, or null while it waits.</param>
/// <param name="CustomStatus">The serialized custom status.</param>
/// <param name="Open">Steps that the orchestrator still waits for.</param>
internal sealed record TurnOutcome(
    IReadOnlyList<Step> Steps,
    RunEnd? End,
    string? CustomStatus,
    IReadOnlySet<int> Open
);

/// <summary>How an execution ended.</summary>
internal abstract record RunEnd
{
    private RunEnd() { }

    /// <summary>For good.</summary>
    public sealed record Finished(EndStatus Status, string? Output, Failure? Failure) : RunEnd;

    /// <summary>To begin anew, with these events already there.</summary>
    public sealed record ContinuedAsNew(string? Input, string? Version, IReadOnlyList<RaisedEvent> Events) : RunEnd;
}
