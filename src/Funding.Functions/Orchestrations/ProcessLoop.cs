using Funding.Functions.Activities;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>
/// The pace of every process: look at the truth, let what is due happen, then wait for a nudge or the next date. That a
/// nudge is lost, comes twice or too early never matters, for it is only ever a reason to look.
/// </summary>
internal static class ProcessLoop
{
    // Each turn adds a handful of history rows; replay stays fast when it begins anew now and then.
    public const int TurnsPerExecution = 50;

    /// <summary>Follows a process that has no processes of its own until the domain says that it is over.</summary>
    public static async Task UntilOverAsync(TaskOrchestrationContext context, ProcessInput input)
    {
        var changes = new Changes(context);
        for (var turn = 0; turn < TurnsPerExecution; turn++)
        {
            changes.Drain();
            var progress = await LookAsync(context, input);
            if (progress.Over)
            {
                return;
            }
            await changes.NextAsync(progress.WakeAt);
        }
        context.ContinueAsNew(input);
    }

    /// <summary>Lets what is due happen, shows staff the stage, and says how the process stands.</summary>
    public static async Task<ProcessProgress> LookAsync(TaskOrchestrationContext context, ProcessInput input)
    {
        var progress = await context.CallActivityAsync<ProcessProgress>(
            nameof(AdvanceProcess),
            new AdvanceProcessInput(input.ApplicationId, input.Process, context.CurrentUtcDateTime),
            Retries.Patient
        );
        context.SetCustomStatus(new ProcessStage(progress.Stage, progress.WakeAt, context.Version));
        return progress;
    }
}

/// <summary>The custom status of every orchestration, for staff.</summary>
/// <param name="Stage">The application's stage.</param>
/// <param name="WakeAt">When something is due; null while only people have the next move.</param>
/// <param name="Version">The version of the orchestration that runs.</param>
public sealed record ProcessStage(string Stage, DateTimeOffset? WakeAt, string Version);
