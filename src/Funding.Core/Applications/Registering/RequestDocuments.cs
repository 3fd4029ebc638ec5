using System.Globalization;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Requests for instalments, with the extracts of the ledger that came with them.</summary>
internal static class RequestDocuments
{
    internal static IReadOnlyList<CaseDocument> Received(Application after, DisbursementRequested e)
    {
        var number = Number(e.Request.Instalment);
        var file = after.Documents.FirstOrDefault(d => d.Id == e.Request.DocumentId)?.FileName ?? "";
        return
        [
            new(
                DocumentDirection.Received,
                DocumentKind.DisbursementRequest,
                CaseDocuments.Applicant(after),
                new($"Rekvisition av delbetalning {number}", $"Request for instalment {number}")
            ),
            new(
                DocumentDirection.Received,
                DocumentKind.Attachment,
                CaseDocuments.Applicant(after),
                new($"Bilaga: {file}", $"Attachment: {file}")
            )
            {
                Reference = new DocumentReference.Attachment(e.Request.DocumentId),
            },
            About(
                after,
                e.Request.Number,
                MailTemplate.DisbursementRequestReceipt,
                "Bekräftelse på",
                "Confirmation of"
            ),
        ];
    }

    internal static CaseDocument Accepted(Application after, int request) =>
        About(after, request, MailTemplate.DisbursementRequestAccepted, "Besked om godkänd", "Message of accepted");

    internal static CaseDocument Returned(Application after, int request) =>
        About(after, request, MailTemplate.DisbursementRequestReturned, "Frågor om", "Questions about");

    private static CaseDocument About(Application after, int request, MailTemplate mail, string sv, string en) =>
        CaseDocuments.ToApplicant(
            after,
            DocumentKind.DisbursementRequest,
            mail,
            $"{sv} rekvisition {Number(request)}",
            $"{en} request {Number(request)}"
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
