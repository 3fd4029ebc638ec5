namespace Funding.Core;

/// <summary>The versions of the agreement: as sent out, as accepted, as signed by both.</summary>
internal static class AgreementDocuments
{
    internal static CaseDocument Issued(Application before, Application after) =>
        new(
            DocumentDirection.Sent,
            DocumentKind.Agreement,
            CaseDocuments.Applicant(after),
            new("Avtal för godkännande", "Agreement to be accepted")
        )
        {
            Reference = CaseDocuments.Next(before, RecordSorts.Agreement),
        };

    internal static CaseDocument Reminder(Application after) =>
        CaseDocuments.ToApplicant(
            after,
            DocumentKind.Reminder,
            MailTemplate.AgreementReminder,
            "Påminnelse om avtal",
            "Reminder of the agreement"
        );

    internal static CaseDocument Accepted(Application before, Application after) =>
        new(
            DocumentDirection.Received,
            DocumentKind.Agreement,
            CaseDocuments.Applicant(after),
            new("Avtal, godkänt av sökanden", "Agreement, accepted by the applicant")
        )
        {
            Reference = CaseDocuments.Next(before, RecordSorts.Agreement),
        };

    internal static CaseDocument InForce(Application before, Application after) =>
        new(
            DocumentDirection.Sent,
            DocumentKind.Agreement,
            CaseDocuments.Applicant(after),
            new("Avtal, godkänt av båda parter", "Agreement, accepted by both parties")
        )
        {
            Reference = CaseDocuments.Next(before, RecordSorts.Agreement),
        };
}
