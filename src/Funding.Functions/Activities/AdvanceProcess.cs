namespace Funding.Functions.Activities;

public sealed record AdvanceProcessInput(string ApplicationId, string Process, DateTime ReachedUtc);

/// <summary>How a process stands after a look.</summary>
/// <param name="Over">Nothing more happens in it.</param>
/// <param name="WakeAt">When to look again unless a nudge comes before; null: only a nudge wakes it.</param>
/// <param name="Stage">The application's stage, for the status that staff see.</param>
/// <param name="Running">Of the application's own process: the sub-processes that are under way.</param>
public sealed record ProcessProgress(
    bool Over,
    DateTimeOffset? WakeAt,
    string Stage,
    IReadOnlyList<SubProcess> Running
);

/// <summary>A process within an application's.</summary>
/// <param name="Process">Text form of its <c>ProcessRef</c>.</param>
/// <param name="Orchestrator">Name of the orchestrator that follows it.</param>
/// <param name="InstanceId">Instance id of that orchestration.</param>
public sealed record SubProcess(string Process, string Orchestrator, string InstanceId);

internal static class AdvanceProcess;
