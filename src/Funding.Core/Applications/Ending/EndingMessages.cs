namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Takes the application back, before it is decided.</summary>
    public sealed record Withdraw(string Reason = "") : ApplicationCommand;

    /// <summary>Ends the case without trying it, before it is decided.</summary>
    public sealed record Dismiss(string Reason) : ApplicationCommand;

    /// <summary>Ends the agreement before its time: unpaid instalments are cancelled, money paid is settled first.</summary>
    public sealed record Terminate(string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The applicant took the application back.</summary>
    public sealed record ApplicationWithdrawn(string Reason) : ApplicationEvent;

    /// <summary>The secretariat ended the case without trying it.</summary>
    public sealed record ApplicationDismissed(string Reason) : ApplicationEvent;

    /// <summary>The director decided to end the agreement; a final account of what has been paid comes first.</summary>
    public sealed record TerminationDecided(string Reason) : ApplicationEvent;

    /// <summary>The agreement was ended before its time.</summary>
    public sealed record ApplicationTerminated(string Reason, GrantLedger Ledger) : ApplicationEvent;
}
