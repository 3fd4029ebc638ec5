namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Asks for an instalment that falls due on request.</summary>
    /// <param name="Instalment">Its number.</param>
    /// <param name="Amount">What is asked for: at most the instalment, at most the costs.</param>
    /// <param name="Costs">Costs by type since the request before.</param>
    /// <param name="DocumentId">An attached document, not sent in before: the extract of the ledger.</param>
    public sealed record RequestDisbursement(
        int Instalment,
        Money Amount,
        IReadOnlyList<ReportedCost> Costs,
        string DocumentId,
        string Comment = ""
    ) : ApplicationCommand;

    /// <summary>Accepts a request: the instalment is due. What was not asked for becomes an instalment of its own.</summary>
    public sealed record AcceptDisbursementRequest(int Number) : ApplicationCommand;

    /// <summary>Sends a request back with questions.</summary>
    public sealed record ReturnDisbursementRequest(int Number, string Questions) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The applicant asked for an instalment.</summary>
    public sealed record DisbursementRequested(DisbursementRequest Request) : ApplicationEvent;

    /// <summary>The secretariat accepted a request for an instalment.</summary>
    public sealed record DisbursementRequestAccepted(int Number) : ApplicationEvent;

    /// <summary>The secretariat sent a request for an instalment back with questions.</summary>
    public sealed record DisbursementRequestReturned(int Number, string Questions) : ApplicationEvent;

    /// <summary>Less than the instalment was asked for: the rest became an instalment of its own, due on request.</summary>
    public sealed record InstalmentSplit(int Number, Money Amount, int RestNumber, Money Rest) : ApplicationEvent;
}
