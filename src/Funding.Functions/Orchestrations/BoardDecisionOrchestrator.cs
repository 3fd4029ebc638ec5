using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>
/// One open item with the board: waits for votes, reminds those who have not voted, closes the item when its time is
/// up. Over when it is closed, or void because the proposal changed.
/// </summary>
public static class BoardDecisionOrchestrator
{
    /// <summary>Follows it until it is over.</summary>
    [Function(nameof(BoardDecisionOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context, ProcessInput input) =>
        ProcessLoop.UntilOverAsync(context, input);
}
