namespace Funding.Core;

/// <summary>The agreement: as it was sent out, as it was accepted, or as both have signed it.</summary>
/// <param name="Terms">What is agreed.</param>
/// <param name="Hash">SHA-256 of the terms, lower-case hexadecimal.</param>
/// <param name="Signatory">Whom the applicant has named to sign.</param>
/// <param name="Director">Who signs for the association.</param>
/// <param name="IssuedAt">When it was sent out.</param>
public sealed record AgreementDocument(
    AgreementTerms Terms,
    string Hash,
    string Signatory,
    string Director,
    DateTimeOffset IssuedAt
) : RecordContent
{
    /// <summary>How it was accepted for the applicant; null until it is.</summary>
    public AcceptanceEvidence? Acceptance { get; init; }

    /// <summary>Who signed it for the association; null until somebody has.</summary>
    public string? CountersignedBy { get; init; }

    /// <summary>When it was signed for the association: it is in force from then on.</summary>
    public DateTimeOffset? InForceAt { get; init; }
}

/// <summary>What shows that an agreement was accepted. What browser or network it was done from is not kept: it proves nothing.</summary>
/// <param name="Name">Who accepted.</param>
/// <param name="At">When.</param>
/// <param name="Hash">Hash of the terms that were shown and accepted.</param>
public sealed record AcceptanceEvidence(string Name, DateTimeOffset At, string Hash)
{
    /// <summary>Whom the personal link was issued to, with the address that it was mailed to; null for somebody signed in.</summary>
    public PersonRef? LinkIssuedTo { get; init; }

    /// <summary>Hash of the stored document that the signatory could read; null when it was not stored yet.</summary>
    public string? DocumentHash { get; init; }
}
