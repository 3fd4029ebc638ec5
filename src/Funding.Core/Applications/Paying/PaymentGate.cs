namespace Funding.Core;

/// <summary>What must be in place before any money leaves: decision, approved minutes, agreement in force, and no appeal in the way.</summary>
internal static class PaymentGate
{
    /// <summary>Why nothing can be paid now; null when the gate is open.</summary>
    internal static Refusal? Closed(Application state, DateTimeOffset now) =>
        !IsInPlace(state) ? Refusals.PaymentGateClosed()
        : state.Appeal is { Outcome: AppealOutcome.Annulled } ? Refusals.DecisionAnnulled()
        : state.Appeal is { Outcome: null } ? Refusals.DecisionAppealed()
        : state.Rules.PaymentsWaitForAppeal && !(state.Notice?.FinalOn <= SwedishTime.DayOf(now))
            ? Refusals.AppealWindowOpen(state.Notice?.FinalOn)
        : null;

    private static bool IsInPlace(Application state) =>
        state
            is {
                Decision.Outcome: BoardOutcome.Granted,
                Minutes: not null,
                Agreement.AcceptedBy: not null,
                Agreement.InForceAt: not null,
                CaseNumber: not null,
                Ending: null,
                Stage: ApplicationStage.Active or ApplicationStage.Settlement
            };
}
