using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>
/// The reports of a project: asks for each in time, reminds, tells the signatory and holds payments when one is
/// overdue. Over when the final report is accepted.
/// </summary>
public static class FollowUpOrchestrator
{
    /// <summary>Follows it until it is over.</summary>
    [Function(nameof(FollowUpOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context, ProcessInput input) =>
        ProcessLoop.UntilOverAsync(context, input);
}
