using Funding.Functions.Activities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestrations;

/// <summary>
/// A meeting from its planning to the public notice: reminds the secretariat of the call, those who are called of the
/// meeting, and chair and adjuster of the minutes. Over when the minutes are approved, or the meeting is called off.
/// </summary>
public static class MeetingOrchestrator
{
    /// <summary>Follows the meeting.</summary>
    [Function(nameof(MeetingOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context, MeetingInput input)
    {
        var changes = new Changes(context);
        for (var turn = 0; turn < ProcessLoop.TurnsPerExecution; turn++)
        {
            changes.Drain();
            var progress = await context.CallActivityAsync<MeetingProgress>(
                nameof(AdvanceMeeting),
                new AdvanceMeetingInput(input.MeetingId, context.CurrentUtcDateTime),
                Retries.Patient
            );
            context.SetCustomStatus(new ProcessStage(progress.Stage, progress.WakeAt, context.Version));
            if (progress.Over)
            {
                return;
            }
            await changes.NextAsync(progress.WakeAt);
        }
        context.ContinueAsNew(input);
    }
}

/// <summary>Which meeting an orchestration follows.</summary>
/// <param name="MeetingId">The meeting, as a GUID with dashes.</param>
public sealed record MeetingInput(string MeetingId);
