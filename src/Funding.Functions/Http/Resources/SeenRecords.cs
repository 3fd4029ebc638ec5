using Funding.Core;

namespace Funding.Functions.Http.Resources;

/// <summary>Which generated documents a reader may see: those of what the reader may see of the application.</summary>
internal static class SeenRecords
{
    /// <summary>What can be read now.</summary>
    public static IEnumerable<CaseRecord> Of(Application application, Reader reader) =>
        application.Records.Where(record => record.IsStored && Sees(reader, record.Kind));

    /// <summary>The document, or null when there is none for this reader.</summary>
    public static CaseRecord? Find(Application application, Reader reader, string recordId) =>
        Of(application, reader).FirstOrDefault(record => string.Equals(record.Id, recordId, StringComparison.Ordinal));

    // As ApplicationResource: the agreement is the applicant's and the association's.
    private static bool Sees(Reader reader, DocumentKind kind) =>
        kind is not (DocumentKind.Agreement or DocumentKind.Amendment) || reader is Reader.Staff or Reader.Applicant;
}
