namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Makes the final account.</summary>
    /// <param name="ApprovedCosts">Costs that the grant may cover; those of the accepted reports when absent.</param>
    /// <param name="Reason">Why they differ from the reported ones; needed when they do.</param>
    public sealed record Settle(Money? ApprovedCosts = null, string Reason = "") : ApplicationCommand;

    /// <summary>Records repaid money.</summary>
    /// <param name="Amount">What came in.</param>
    /// <param name="Reference">The bank's reference: the same one again does nothing. Without one every call counts.</param>
    public sealed record RecordRecovery(Money Amount, string Reference = "") : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The final account was made.</summary>
    public sealed record SettlementMade(Settlement Settlement) : ApplicationEvent;

    /// <summary>The applicant was reminded of the recovery.</summary>
    /// <param name="Day">Business days relative to the due date; above zero it is overdue.</param>
    public sealed record RecoveryReminderSent(string Key, int Day) : ApplicationEvent, IDoneByTime;

    /// <summary>The authorised signatory and finance were told that the recovery is overdue.</summary>
    public sealed record RecoveryEscalated(string Key) : ApplicationEvent, IDoneByTime;

    /// <summary>Money was repaid.</summary>
    public sealed record RecoveryReceived(Money Amount, string Reference) : ApplicationEvent;

    /// <summary>The case was closed; the ledger as it stands: paid = granted − recovered.</summary>
    public sealed record ApplicationClosed(GrantLedger Ledger) : ApplicationEvent;
}
