namespace Funding.Core;

/// <summary>An application that was sent in, with its files.</summary>
internal static class SentDocuments
{
    internal static IReadOnlyList<CaseDocument> In(Application before, Application after, DocumentKind kind)
    {
        var applicant = CaseDocuments.Applicant(after);
        var title = after.SubmittedForm!.Title;
        return
        [
            new(
                DocumentDirection.Received,
                kind,
                applicant,
                kind == DocumentKind.Application
                    ? new($"Ansökan: {title}", $"Application: {title}")
                    : new("Komplettering av ansökan", "Supplement to the application")
            )
            {
                Reference = CaseDocuments.Next(before, RecordSorts.Application),
            },
            .. before
                .Documents.Where(d => d is { Registered: false, IsOpen: true })
                .Select(d => Attachment(after, d.Id, d.FileName)),
        ];
    }

    /// <summary>
    /// A file that was sent in while it waited for its scan is registered when nothing was found in it; else the message that it must be
    /// replaced is.
    /// </summary>
    internal static IReadOnlyList<CaseDocument> Scanned(Application after, ApplicationEvent.DocumentScanned e) =>
        e is { SentIn: true, Verdict: ScanState.Clean or ScanState.NotScanned }
            ? [Attachment(after, e.DocumentId, e.FileName)]
        : e.SentIn
            ?
            [
                CaseDocuments.ToApplicant(
                    after,
                    DocumentKind.SupplementRequest,
                    MailTemplate.FileRemoved,
                    "Meddelande om att en bilaga har tagits bort",
                    "Message that an attachment has been removed"
                ),
            ]
        : [];

    private static CaseDocument Attachment(Application after, string id, string fileName) =>
        new(
            DocumentDirection.Received,
            DocumentKind.Attachment,
            CaseDocuments.Applicant(after),
            new($"Bilaga: {fileName}", $"Attachment: {fileName}")
        )
        {
            Reference = new DocumentReference.Attachment(id),
        };
}

/// <summary>How the ids of generated documents begin.</summary>
internal static class RecordSorts
{
    internal const string Application = "application";
    internal const string Decision = "decision";
    internal const string Agreement = "agreement";
    internal const string Amendment = "amendment";
}
