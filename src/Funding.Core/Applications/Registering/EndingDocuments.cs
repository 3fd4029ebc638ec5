namespace Funding.Core;

/// <summary>How a case ends.</summary>
internal static class EndingDocuments
{
    internal static CaseDocument Closed(Application after) =>
        Sent(after, MailTemplate.CaseClosed, "Besked om att ärendet är avslutat", "Message that the case is closed");

    /// <summary>A draft that is taken back was never sent in.</summary>
    internal static IReadOnlyList<CaseDocument> Withdrawn(Application after) =>
        after.SubmittedAt is null
            ? []
            :
            [
                new(
                    DocumentDirection.Received,
                    DocumentKind.Ending,
                    CaseDocuments.Applicant(after),
                    new("Återkallelse av ansökan", "Withdrawal of the application")
                ),
                Sent(
                    after,
                    MailTemplate.CaseWithdrawn,
                    "Bekräftelse på återkallelse",
                    "Confirmation of the withdrawal"
                ),
            ];

    internal static CaseDocument Dismissed(Application after) =>
        Sent(after, MailTemplate.CaseDismissed, "Beslut om avvisning", "Decision to dismiss the application");

    internal static CaseDocument TerminationDecided(Application after) =>
        Sent(
            after,
            MailTemplate.TerminationDecided,
            "Beslut om uppsägning av avtalet",
            "Decision to end the agreement"
        );

    internal static CaseDocument Terminated(Application after) =>
        Sent(
            after,
            MailTemplate.CaseTerminated,
            "Besked om att avtalet har upphört",
            "Message that the agreement has ended"
        );

    internal static CaseDocument Reopened(Application after) =>
        Sent(
            after,
            MailTemplate.CaseReopened,
            "Besked om att ärendet är öppnat igen",
            "Message that the case was opened again"
        );

    private static CaseDocument Sent(Application after, MailTemplate mail, string sv, string en) =>
        CaseDocuments.ToApplicant(after, DocumentKind.Ending, mail, sv, en);
}
