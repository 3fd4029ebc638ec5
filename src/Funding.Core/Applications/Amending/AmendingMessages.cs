namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Asks to have something changed while the agreement runs.</summary>
    public sealed record RequestAmendment(AmendmentRequest Request) : ApplicationCommand;

    /// <summary>Takes an amendment back before it is decided.</summary>
    public sealed record WithdrawAmendment(int Number) : ApplicationCommand;

    /// <summary>The director says yes or no to an amendment that is the director's to decide.</summary>
    public sealed record DecideAmendment(int Number, bool Approved, string Reason) : ApplicationCommand;

    /// <summary>Records the board's decision on an amendment; until it is confirmed it can be recorded anew.</summary>
    /// <param name="Available">What is left of the fund; null: not checked.</param>
    public sealed record RecordAmendmentVote(int Number, AmendmentVote Vote, FundAvailability? Available = null)
        : ApplicationCommand;

    /// <summary>The director confirms that the board decided what was recorded.</summary>
    public sealed record ConfirmAmendmentVote(int Number) : ApplicationCommand;

    /// <summary>Accepts the amended terms for the applicant.</summary>
    /// <param name="Hash">The hash of the terms that the signatory has seen.</param>
    /// <param name="LinkIssuedTo">Whom the personal link was issued to; null for somebody signed in.</param>
    public sealed record AcceptAmendment(int Number, string Hash, PersonRef? LinkIssuedTo = null) : ApplicationCommand;

    /// <summary>The authorised signatory confirms a new account.</summary>
    public sealed record ConfirmAccount(int Number) : ApplicationCommand;

    /// <summary>Finance accepts a confirmed account, or refuses it.</summary>
    public sealed record DecideAccount(int Number, bool Accepted, string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The applicant asked to have something changed.</summary>
    public sealed record AmendmentRequested(
        int Number,
        AmendmentRequest Request,
        AmendmentLevel Level,
        IReadOnlyList<LocalizedText> Why
    ) : ApplicationEvent;

    /// <summary>The applicant took an amendment back.</summary>
    public sealed record AmendmentWithdrawn(int Number) : ApplicationEvent;

    /// <summary>The board's decision on an amendment was recorded.</summary>
    public sealed record AmendmentVoteRecorded(int Number, AmendmentVote Vote) : ApplicationEvent;

    /// <summary>An amendment was approved: by the director, or by the board with the director's confirmation.</summary>
    public sealed record AmendmentApproved(int Number, string Reason) : ApplicationEvent;

    /// <summary>The answer to an amendment was no.</summary>
    public sealed record AmendmentRejected(int Number, string Reason) : ApplicationEvent;

    /// <summary>The amended terms were sent to the authorised signatory.</summary>
    public sealed record AmendmentTermsIssued(int Number, AmendmentTerms Terms, string Hash) : ApplicationEvent;

    /// <summary>The signatory was reminded of an amendment; at the last reminder the secretariat is told too.</summary>
    public sealed record AmendmentReminderSent(string Key, int Number, bool Last) : ApplicationEvent, IDoneByTime;

    /// <summary>The authorised signatory accepted the amended terms.</summary>
    /// <param name="Number">The amendment.</param>
    /// <param name="Hash">Hash of the terms that were accepted.</param>
    /// <param name="LinkIssuedTo">Whom the personal link was issued to; null for somebody signed in.</param>
    /// <param name="DocumentHash">Hash of the stored document that could be read; null when it was not stored yet.</param>
    public sealed record AmendmentAccepted(
        int Number,
        string Hash,
        PersonRef? LinkIssuedTo = null,
        string? DocumentHash = null
    ) : ApplicationEvent;

    /// <summary>The authorised signatory confirmed a new account.</summary>
    public sealed record AccountConfirmed(int Number) : ApplicationEvent;

    /// <summary>An amendment came into force; what it touches was planned anew.</summary>
    /// <param name="Instalments">New instalments.</param>
    /// <param name="Reports">Reports that are new or have other days.</param>
    public sealed record AmendmentTookEffect(
        int Number,
        IReadOnlyList<Instalment> Instalments,
        IReadOnlyList<ReportPlan> Reports
    ) : ApplicationEvent;
}
