using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What the parties agree on; the hash that the signatory accepts is of exactly this, as JSON.</summary>
public sealed record AgreementTerms(
    ApplicationId ApplicationId,
    string CaseNumber,
    string Association,
    string Applicant,
    string ApplicantOrganisationNumber,
    string Title,
    Period Period,
    string DecisionParagraph,
    DateOnly DecidedOn,
    IReadOnlyList<YearAmount> Amounts,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<InstalmentPlan> Instalments,
    IReadOnlyList<ReportPlan> Reports,
    string Account
)
{
    /// <summary>
    /// What the recipient of the money undertakes, besides the conditions of the decision, in Swedish; null in agreements from before
    /// these stood in the terms.
    /// </summary>
    public IReadOnlyList<string>? Duties { get; init; }

    /// <summary>What every recipient undertakes.</summary>
    public static IReadOnlyList<string> StandardDuties { get; } =
    [
        "att använda pengarna bara till det som ansökan och beslutet gäller",
        "att genast berätta för förbundet om något viktigt ändras",
        "att hålla projektets kostnader åtskilda i bokföringen och spara underlagen",
        "att betala tillbaka pengar som inte har använts eller som har använts till annat.",
    ];

    /// <summary>The whole grant.</summary>
    [JsonIgnore]
    public Money Total => Money.Sum(Amounts.Select(a => a.Amount));
}

/// <summary>The agreement and its signatures.</summary>
/// <param name="Terms">What is agreed.</param>
/// <param name="Hash">SHA-256 of the terms, lower-case hexadecimal.</param>
/// <param name="IssuedAt">When it was sent to the signatory.</param>
public sealed record Agreement(AgreementTerms Terms, string Hash, DateTimeOffset IssuedAt)
{
    /// <summary>Who accepted it for the applicant.</summary>
    public Author? AcceptedBy { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Whom the personal link was issued to that it was accepted by; null when somebody signed in accepted it.</summary>
    public PersonRef? AcceptedByLink { get; init; }

    /// <summary>Hash of the stored document that could be read when it was accepted; null when there was none yet.</summary>
    public string? AcceptedDocumentHash { get; init; }

    /// <summary>What shows that it was accepted; null until it is.</summary>
    [JsonIgnore]
    public AcceptanceEvidence? Evidence =>
        AcceptedBy is null || AcceptedAt is not { } at
            ? null
            : new(AcceptedBy.Name, at, Hash) { LinkIssuedTo = AcceptedByLink, DocumentHash = AcceptedDocumentHash };

    /// <summary>Who signed it for the association.</summary>
    public Author? CountersignedBy { get; init; }

    /// <summary>When it came into force.</summary>
    public DateTimeOffset? InForceAt { get; init; }
}
