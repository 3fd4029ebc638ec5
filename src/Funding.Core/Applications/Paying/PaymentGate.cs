namespace Funding.Core;

/// <summary>What must be in place before any money leaves: decision, approved minutes, agreement in force.</summary>
internal static class PaymentGate
{
    internal static bool IsOpen(Application state) =>
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
