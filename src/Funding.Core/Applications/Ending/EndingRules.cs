using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for ending a case before its time.</summary>
internal static class EndingRules
{
    internal static Decision Withdraw(Application state, Withdraw command) =>
        state.Stage == ApplicationStage.Withdrawn ? Decision.Nothing
        : !IsUndecided(state.Stage) ? Refusals.DecidedAlready()
        : TextRules.RefusalOf(TextRules.Check("/reason", command.Reason)) is { } refusal ? refusal
        : new ApplicationWithdrawn(command.Reason ?? "");

    internal static Decision Dismiss(Application state, Dismiss command) =>
        state.Stage == ApplicationStage.Dismissed ? Decision.Nothing
        : !IsUndecided(state.Stage) || state.Stage == ApplicationStage.BoardDecision ? Refusals.WrongStage(state)
        : TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } refusal ? refusal
        : new ApplicationDismissed(command.Reason);

    /// <summary>Ends the agreement. What has been paid is settled first; an agreement that nothing was paid on ends at once.</summary>
    internal static Decision Terminate(Application state, Terminate command)
    {
        if (state.Ending is not null)
        {
            return Decision.Nothing;
        }

        if (state.Stage is not (ApplicationStage.Agreement or ApplicationStage.Active or ApplicationStage.Settlement))
        {
            return Refusals.WrongStage(state);
        }

        if (TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } refusal)
        {
            return refusal;
        }

        if (state.Instalments.Any(i => i.Status == InstalmentStatus.Instructed))
        {
            return Refusals.PaymentInProgress();
        }

        List<ApplicationEvent> happened =
        [
            new TerminationDecided(command.Reason),
            .. state.Instalments.Where(i => i.IsUnpaid).Select(i => new InstalmentCancelled(i.Number, i.Amount)),
        ];
        var after = happened.Aggregate(state, Application.Fold);
        return after.Ledger.Disbursed > Money.Zero
            ? Settling.WithEnd(state, happened)
            : Decision.Of([
                .. happened,
                new ApplicationTerminated(command.Reason, after.Ledger with { Released = after.Ledger.Granted }),
            ]);
    }

    private static bool IsUndecided(ApplicationStage stage) =>
        stage
            is ApplicationStage.Draft
                or ApplicationStage.Submitted
                or ApplicationStage.SupplementRequested
                or ApplicationStage.PartnerReview
                or ApplicationStage.Proposal
                or ApplicationStage.BoardDecision;
}
