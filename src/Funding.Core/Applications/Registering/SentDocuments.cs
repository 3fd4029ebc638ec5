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
                .Documents.Where(d => !d.Registered)
                .Select(d => new CaseDocument(
                    DocumentDirection.Received,
                    DocumentKind.Attachment,
                    applicant,
                    new($"Bilaga: {d.FileName}", $"Attachment: {d.FileName}")
                )
                {
                    Reference = new DocumentReference.Attachment(d.Id),
                }),
        ];
    }
}

/// <summary>How the ids of generated documents begin.</summary>
internal static class RecordSorts
{
    internal const string Application = "application";
    internal const string Decision = "decision";
    internal const string Agreement = "agreement";
    internal const string Amendment = "amendment";
}
