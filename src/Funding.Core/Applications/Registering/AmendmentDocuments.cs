using System.Globalization;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Amendments: asked for, decided, agreed, in force.</summary>
internal static class AmendmentDocuments
{
    internal static IReadOnlyList<CaseDocument> Asked(Application after, AmendmentRequested e) =>
        [
            Received(after, e.Number, "Begäran om ändring", "Request for amendment"),
            Sent(
                after,
                e.Number,
                e.Level == AmendmentLevel.Account ? MailTemplate.AccountConfirmation : MailTemplate.AmendmentReceipt,
                "Bekräftelse på begäran om ändring",
                "Confirmation of the request for amendment"
            ),
            .. e.Level == AmendmentLevel.Account
                ?
                [
                    Sent(
                        after,
                        e.Number,
                        MailTemplate.AccountWarning,
                        "Varning om begärt nytt konto, ändring",
                        "Warning of a requested new account, amendment"
                    ),
                ]
                : Array.Empty<CaseDocument>(),
        ];

    internal static CaseDocument Withdrawn(Application after, int number) =>
        Received(after, number, "Återkallelse av ändring", "Withdrawal of amendment");

    internal static CaseDocument Voted(AmendmentVoteRecorded e) =>
        new(
            DocumentDirection.DrawnUp,
            DocumentKind.Minutes,
            "Styrelsen",
            new(
                $"Beslut om ändring {Text(e.Number)}, {e.Vote.Paragraph}",
                $"Decision on amendment {Text(e.Number)}, {e.Vote.Paragraph}"
            )
        );

    internal static CaseDocument Decided(int number) =>
        new(
            DocumentDirection.DrawnUp,
            DocumentKind.Amendment,
            "",
            new($"Beslut: ändring {Text(number)} godkänns", $"Decision: amendment {Text(number)} is approved")
        );

    internal static CaseDocument Rejected(Application after, int number) =>
        Sent(
            after,
            number,
            MailTemplate.AmendmentRejected,
            "Beslut: ändringen godkänns inte, ändring",
            "Decision: not approved, amendment"
        );

    internal static CaseDocument Issued(Application before, Application after, int number) =>
        Sent(
            after,
            number,
            MailTemplate.AmendmentRequest,
            "Ändrat avtal för godkännande, ändring",
            "Amended agreement to be accepted, amendment"
        ) with
        {
            Reference = CaseDocuments.Next(before, RecordSorts.Amendment),
        };

    internal static CaseDocument Reminder(Application after, int number) =>
        Sent(after, number, MailTemplate.AmendmentReminder, "Påminnelse om ändring", "Reminder of amendment") with
        {
            Kind = DocumentKind.Reminder,
        };

    internal static CaseDocument Accepted(Application before, Application after, int number) =>
        Received(
            after,
            number,
            "Ändrat avtal, godkänt av sökanden, ändring",
            "Amended agreement, accepted by the applicant, amendment"
        ) with
        {
            Reference = CaseDocuments.Next(before, RecordSorts.Amendment),
        };

    internal static CaseDocument AccountConfirmed(Application after, int number) =>
        Received(after, number, "Bekräftelse av nytt konto, ändring", "Confirmation of a new account, amendment");

    internal static CaseDocument InForce(Application after, int number) =>
        Sent(
            after,
            number,
            MailTemplate.AmendmentInForce,
            "Besked om att en ändring gäller, ändring",
            "Message that an amendment is in force, amendment"
        );

    private static CaseDocument Received(Application after, int number, string sv, string en) =>
        new(
            DocumentDirection.Received,
            DocumentKind.Amendment,
            CaseDocuments.Applicant(after),
            new($"{sv} {Text(number)}", $"{en} {Text(number)}")
        );

    private static CaseDocument Sent(Application after, int number, MailTemplate mail, string sv, string en) =>
        CaseDocuments.ToApplicant(after, DocumentKind.Amendment, mail, $"{sv} {Text(number)}", $"{en} {Text(number)}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
