namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Records that chair and adjuster have approved the minutes.</summary>
    public sealed record ApproveMinutes(string Paragraph, DateOnly ApprovedOn) : ApplicationCommand;

    /// <summary>Accepts the agreement for the applicant.</summary>
    /// <param name="Hash">The hash of the terms that the signatory has seen.</param>
    /// <param name="LinkIssuedTo">Whom the personal link was issued to; null for somebody signed in.</param>
    public sealed record AcceptAgreement(string Hash, PersonRef? LinkIssuedTo = null) : ApplicationCommand;

    /// <summary>Signs the agreement for the association: it is in force.</summary>
    public sealed record CountersignAgreement : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The secretariat was told that the minutes should have been approved.</summary>
    public sealed record MinutesReminderSent(string Key) : ApplicationEvent, IDoneByTime;

    /// <summary>The minutes were approved.</summary>
    public sealed record MinutesApproved(MinutesRecord Minutes) : ApplicationEvent;

    /// <summary>The decision to reject became final with the minutes; the case is over.</summary>
    public sealed record ApplicationRejected : ApplicationEvent;

    /// <summary>The agreement was sent to the applicant's authorised signatory.</summary>
    public sealed record AgreementIssued(AgreementTerms Terms, string Hash) : ApplicationEvent;

    /// <summary>The signatory was reminded of the agreement; at the last reminder the secretariat is told too.</summary>
    public sealed record AgreementReminderSent(string Key, bool Last) : ApplicationEvent, IDoneByTime;

    /// <summary>The authorised signatory accepted the agreement.</summary>
    /// <param name="Hash">Hash of the terms that were accepted.</param>
    /// <param name="LinkIssuedTo">Whom the personal link was issued to; null for somebody signed in.</param>
    /// <param name="DocumentHash">Hash of the stored document that could be read; null when it was not stored yet.</param>
    public sealed record AgreementAccepted(string Hash, PersonRef? LinkIssuedTo = null, string? DocumentHash = null)
        : ApplicationEvent;

    /// <summary>The director signed: the agreement is in force, instalments and reports are planned.</summary>
    public sealed record AgreementCountersigned(IReadOnlyList<Instalment> Instalments, IReadOnlyList<Report> Reports)
        : ApplicationEvent;
}
