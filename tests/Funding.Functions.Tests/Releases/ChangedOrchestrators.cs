using Funding.Functions.Activities;
using Funding.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Funding.Functions.Tests.Releases;

/// <summary>Orchestrators as somebody might change them without thinking of the cases under way.</summary>
public static class ChangedOrchestrators
{
    /// <summary>Does something before all else.</summary>
    [Function(nameof(BoardDecisionOrchestrator))]
    public static async Task BoardDecisionAsync(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        ProcessInput input
    )
    {
        await context.CallActivityAsync("CountVotes", input);
        await ProcessLoop.UntilOverAsync(context, input);
    }

    /// <summary>Looks once and waits for nothing.</summary>
    [Function(nameof(FollowUpOrchestrator))]
    public static Task FollowUpAsync([OrchestrationTrigger] TaskOrchestrationContext context, ProcessInput input) =>
        ProcessLoop.LookAsync(context, input);

    /// <summary>As it is.</summary>
    [Function(nameof(PartnerReviewOrchestrator))]
    public static Task PartnerReviewAsync(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        ProcessInput input
    ) => ProcessLoop.UntilOverAsync(context, input);

    /// <summary>The activity that the changed orchestrator calls.</summary>
    [Function("CountVotes")]
    public static Task CountVotesAsync([ActivityTrigger] ProcessInput input) => Task.CompletedTask;

    /// <summary>The activity that they all call; replay never gets as far as running it.</summary>
    [Function(nameof(AdvanceProcess))]
    public static Task<ProcessProgress> AdvanceAsync([ActivityTrigger] AdvanceProcessInput input) =>
        Task.FromResult(new ProcessProgress(Over: true, WakeAt: null, Stage: "", Running: []));
}
