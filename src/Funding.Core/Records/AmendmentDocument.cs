namespace Funding.Core;

/// <summary>An amendment of the agreement: as it was sent out, or as it was accepted.</summary>
/// <param name="Terms">What is changed.</param>
/// <param name="Hash">SHA-256 of the terms, lower-case hexadecimal.</param>
/// <param name="Signatory">Whom the applicant has named to sign.</param>
/// <param name="DecidedBy">Who decided for the association, or confirmed the board's decision.</param>
/// <param name="IssuedAt">When it was sent out.</param>
public sealed record AmendmentDocument(
    AmendmentTerms Terms,
    string Hash,
    string Signatory,
    string DecidedBy,
    DateTimeOffset IssuedAt
) : RecordContent
{
    /// <summary>How it was accepted for the applicant, which puts it in force; null until it is.</summary>
    public AcceptanceEvidence? Acceptance { get; init; }
}
