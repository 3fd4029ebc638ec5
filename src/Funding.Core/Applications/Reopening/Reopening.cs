using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>An ended case that was opened again.</summary>
/// <param name="Reason">Why.</param>
/// <param name="From">The stage it had ended in.</param>
/// <param name="By">Who opened it.</param>
/// <param name="At">When.</param>
public sealed record Reopening(string Reason, ApplicationStage From, Author By, DateTimeOffset At);

/// <summary>Rules for opening an ended case again.</summary>
internal static class ReopeningRules
{
    internal static Decision Reopen(Application state, Reopen command, Actor actor) =>
        state.Stage switch
        {
            ApplicationStage.Withdrawn => Refusals.CannotReopenWithdrawn(),
            ApplicationStage.Rejected => Refusals.CannotReopenRejected(),
            ApplicationStage.Closed
            or ApplicationStage.Terminated when !AccessPolicy.AllowsNow(actor, ApplicationAction.Reopen, state) =>
                Refusals.DirectorMustReopen(),
            ApplicationStage.Closed or ApplicationStage.Terminated or ApplicationStage.Dismissed => TextRules.RefusalOf(
                TextRules.Check("/reason", command.Reason, required: true)
            )
                is { } refusal
                ? refusal
                : new ApplicationReopened(command.Reason, state.Stage),
            _ => Refusals.WrongStage(state),
        };

    /// <summary>The state with the event: a settled case waits for a new account, a dismissed one for a new check.</summary>
    internal static Application Reopened(this Application state, ApplicationReopened e)
    {
        var reopened = state with { Reopenings = [.. state.Reopenings, new Reopening(e.Reason, e.From, e.By, e.At)] };
        return e.From == ApplicationStage.Dismissed
            ? reopened with
            {
                Stage = ApplicationStage.Submitted,
                Ending = null,
            }
            : reopened with
            {
                Stage = ApplicationStage.Settlement,
                PastSettlements = state.Settlement is { } made
                    ? [.. state.PastSettlements, made]
                    : state.PastSettlements,
                Settlement = null,
            };
    }
}
