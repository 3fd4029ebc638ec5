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

    /// <summary>Since or from when money can leave as things stand; null when something else than time is in the way.</summary>
    internal static PaymentOpening? OpensOn(Application state) =>
        !state.Rules.PaymentsWaitForAppeal ? Opening(state, null)
        : state.Notice is { } notice ? Opening(state, notice.FinalOn)
        : null;

    private static PaymentOpening? Opening(Application state, DateOnly? day) =>
        Closed(state, day is { } first ? SwedishTime.Morning(first) : state.CreatedAt) is null
            ? new PaymentOpening(day)
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

/// <summary>That money can leave.</summary>
/// <param name="Day">From this day; null: at once.</param>
internal sealed record PaymentOpening(DateOnly? Day);
