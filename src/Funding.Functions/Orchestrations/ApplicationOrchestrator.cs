using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>
/// An application from its submission to its end. Its instance id is the application's id.
/// <list type="number">
/// <item>Completeness check, supplement: a person has the next move, or a deadline comes.</item>
/// <item>Partner review: <see cref="PartnerReviewOrchestrator"/>, once per round (a remit begins a new round).</item>
/// <item>Proposal: the director has the next move.</item>
/// <item>Board decision: <see cref="BoardDecisionOrchestrator"/>, once per ballot (tabling or a new proposal begins a new one).</item>
/// <item>Minutes, agreement: a person has the next move, or a reminder comes.</item>
/// <item>Active: <see cref="DisbursementOrchestrator"/> for each instalment and <see cref="FollowUpOrchestrator"/>, side by side.</item>
/// <item>Settlement: a person has the next move, or a reminder comes.</item>
/// </list>
/// Withdrawal, dismissal, rejection and termination end it wherever it is. Which of these it is in, the domain says.
/// </summary>
public static class ApplicationOrchestrator
{
    /// <summary>Follows the application.</summary>
    [Function(nameof(ApplicationOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context, ProcessInput input)
    {
        var changes = new Changes(context);
        var subProcesses = new SubProcesses(context, input);
        var turn = 0;
        while (true)
        {
            changes.Drain();
            var progress = await ProcessLoop.LookAsync(context, input);
            if (progress.Over)
            {
                // The domain has told every process within that it is over; they end by themselves.
                return;
            }
            subProcesses.Start(progress.Running);
            await changes.NextAsync(progress.WakeAt, subProcesses.Runs);
            await subProcesses.SettleAsync();

            // While sub-processes run their ends belong to this execution, so it goes on.
            if (++turn >= ProcessLoop.TurnsPerExecution && subProcesses.None)
            {
                context.ContinueAsNew(input);
                return;
            }
        }
    }
}
