using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Who has to agree to an amendment; a later one decides more.</summary>
[JsonConverter(typeof(CamelCaseEnum<AmendmentLevel>))]
public enum AmendmentLevel
{
    /// <summary>Nobody: the association is told, and it is in force at once.</summary>
    Notify,

    /// <summary>The authorised signatory confirms, then finance accepts: a changed account is a well-known fraud.</summary>
    Account,

    /// <summary>The executive director decides.</summary>
    Director,

    /// <summary>The board decides at a meeting.</summary>
    Board,
}

/// <summary>Where an amendment is.</summary>
[JsonConverter(typeof(CamelCaseEnum<AmendmentStatus>))]
public enum AmendmentStatus
{
    /// <summary>The director, or a meeting of the board, has the next move.</summary>
    AwaitingDecision,

    /// <summary>The board's decision has been recorded; the director confirms the record.</summary>
    AwaitingConfirmation,

    /// <summary>The authorised signatory accepts the amended terms, or confirms the account.</summary>
    AwaitingSignatory,

    /// <summary>The signatory has confirmed the account; finance checks and accepts it.</summary>
    AwaitingFinance,

    /// <summary>It holds.</summary>
    InForce,

    /// <summary>The answer was no.</summary>
    Rejected,

    /// <summary>The applicant took it back.</summary>
    Withdrawn,

    /// <summary>The project ended before it was decided.</summary>
    Lapsed,
}

/// <summary>What kind of thing an amendment changes; one amendment changes one kind.</summary>
[JsonConverter(typeof(CamelCaseEnum<AmendmentKind>))]
public enum AmendmentKind
{
    /// <summary>Budget, time or money.</summary>
    Plan,

    /// <summary>Contact or authorised signatory.</summary>
    People,

    /// <summary>The account that money is paid to.</summary>
    Account,
}

/// <summary>What the applicant asks to have changed. What is left out stays as it is.</summary>
public sealed record AmendmentRequest
{
    /// <summary>Why.</summary>
    public string Reason
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The whole new budget of costs, per year and type.</summary>
    public IReadOnlyList<BudgetRow> Budget
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>The project's new last day.</summary>
    public DateOnly? End { get; init; }

    /// <summary>More money, per year.</summary>
    public IReadOnlyList<YearAmount> More
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>A new contact.</summary>
    public Contact? Contact { get; init; }

    /// <summary>A new authorised signatory.</summary>
    public Contact? AuthorisedSignatory { get; init; }

    /// <summary>A new account.</summary>
    public PaymentAccount? Account { get; init; }

    /// <summary>All the money that is asked for.</summary>
    [JsonIgnore]
    public Money TotalMore => Money.Sum(More.Select(m => m.Amount));

    /// <summary>Whether money or time changes: then there is an agreement on it.</summary>
    [JsonIgnore]
    public bool NeedsAgreement => End is not null || More.Count > 0;

    /// <summary>What kind of thing it changes; null when it changes nothing, or several kinds.</summary>
    [JsonIgnore]
    public AmendmentKind? Kind =>
        (
            Budget.Count > 0 || NeedsAgreement,
            Contact is not null || AuthorisedSignatory is not null,
            Account is not null
        ) switch
        {
            (true, false, false) => AmendmentKind.Plan,
            (false, true, false) => AmendmentKind.People,
            (false, false, true) => AmendmentKind.Account,
            _ => null,
        };
}

/// <summary>The board's decision on an amendment, as the minutes have it.</summary>
/// <param name="Paragraph">The paragraph of the minutes, such as <c>§ 12</c>.</param>
/// <param name="DecidedOn">The day of the meeting.</param>
/// <param name="Present">Who took part, those who stood aside not counted.</param>
/// <param name="Yes">Votes for.</param>
/// <param name="No">Votes against.</param>
/// <param name="Abstained">Those who took no side.</param>
/// <param name="CastingVote">The chair's side, needed when the votes are equal.</param>
/// <param name="Reason">Why, as the minutes have it; may be empty.</param>
/// <param name="Instalments">The plan of the new money, when there is any and the answer is yes.</param>
public sealed record AmendmentVote(
    string Paragraph,
    DateOnly DecidedOn,
    int Present,
    int Yes,
    int No,
    int Abstained,
    VoteChoice? CastingVote = null,
    string Reason = "",
    IReadOnlyList<InstalmentPlan>? Instalments = null
)
{
    /// <summary>Why the board goes beyond a year's frame; empty when it does not.</summary>
    public string FrameOverride
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The qualified majority that the charter asked for when it was recorded; null for a simple one.</summary>
    public QualifiedMajority? Majority { get; init; }

    /// <summary>Whether the board said yes: by the qualified majority, or more for than against, or on a tie the chair's side.</summary>
    [JsonIgnore]
    public bool IsCarried =>
        Majority is { } majority
            ? Yes > 0 && majority.Fraction.IsReachedBy(Yes, Yes + No)
            : Yes > No || (Yes == No && CastingVote == VoteChoice.Yes);

    /// <summary>Whether the chair has to take a side first.</summary>
    [JsonIgnore]
    public bool NeedsCastingVote =>
        Majority is null && Yes == No && CastingVote is not (VoteChoice.Yes or VoteChoice.No);
}

/// <summary>What the parties agree to change; the hash that the signatory accepts is of exactly this, as JSON.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Number">The amendment.</param>
/// <param name="Amends">Hash of the agreement that it amends.</param>
/// <param name="Association">The association's name.</param>
/// <param name="Applicant">The applicant's name.</param>
/// <param name="ApplicantOrganisationNumber">The applicant's number.</param>
/// <param name="Title">The project.</param>
/// <param name="Level">Who decided.</param>
/// <param name="Paragraph">The minutes' paragraph; empty when the director decided.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="Period">The project's days, as amended.</param>
/// <param name="More">The new money per year.</param>
/// <param name="Granted">The whole grant, as amended.</param>
/// <param name="Budget">The budget of costs, as amended.</param>
/// <param name="Instalments">The plan of the new money.</param>
/// <param name="Reports">Reports that are new or have other days.</param>
public sealed record AmendmentTerms(
    ApplicationId ApplicationId,
    string CaseNumber,
    int Number,
    string Amends,
    string Association,
    string Applicant,
    string ApplicantOrganisationNumber,
    string Title,
    AmendmentLevel Level,
    string Paragraph,
    DateOnly DecidedOn,
    Period Period,
    IReadOnlyList<YearAmount> More,
    Money Granted,
    IReadOnlyList<BudgetRow> Budget,
    IReadOnlyList<InstalmentPlan> Instalments,
    IReadOnlyList<ReportPlan> Reports
);

/// <summary>Something that the applicant asked to have changed while the agreement runs (ändring), and what came of it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Request">What is asked for.</param>
/// <param name="Level">Who has to agree.</param>
/// <param name="Why">Why they have to, in sentences.</param>
public sealed record Amendment(
    int Number,
    AmendmentRequest Request,
    AmendmentLevel Level,
    IReadOnlyList<LocalizedText> Why
)
{
    /// <summary>Where it is.</summary>
    public AmendmentStatus Status { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who asked.</summary>
    public Author? RequestedBy { get; init; }

    /// <summary>The board's decision, as recorded.</summary>
    public AmendmentVote? Vote { get; init; }

    /// <summary>Who recorded it; somebody else confirms.</summary>
    public Author? RecordedBy { get; init; }

    /// <summary>Who said yes or no, or confirmed the board's decision.</summary>
    public Author? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why.</summary>
    public string DecisionReason
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>What the signatory is to accept, when money or time changes.</summary>
    public AmendmentTerms? Terms { get; init; }

    /// <summary>SHA-256 of the terms, lower-case hexadecimal.</summary>
    public string? Hash { get; init; }

    /// <summary>Since when the signatory has it to do.</summary>
    public DateTimeOffset? AwaitedSince { get; init; }

    /// <summary>Who accepted the terms, or confirmed the account, for the applicant.</summary>
    public Author? AcceptedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Whom the personal link was issued to that the terms were accepted by; null when somebody signed in accepted them.</summary>
    public PersonRef? AcceptedByLink { get; init; }

    /// <summary>Hash of the stored document that could be read when the terms were accepted; null when there was none yet.</summary>
    public string? AcceptedDocumentHash { get; init; }

    /// <summary>What shows that the terms were accepted; null until they are.</summary>
    [JsonIgnore]
    public AcceptanceEvidence? Evidence =>
        Hash is null || AcceptedBy is null || AcceptedAt is not { } at
            ? null
            : new(AcceptedBy.Name, at, Hash) { LinkIssuedTo = AcceptedByLink, DocumentHash = AcceptedDocumentHash };

    /// <summary>Since when it holds.</summary>
    public DateTimeOffset? InForceAt { get; init; }

    /// <summary>Whether somebody still has a move to make.</summary>
    [JsonIgnore]
    public bool IsOpen =>
        Status
            is AmendmentStatus.AwaitingDecision
                or AmendmentStatus.AwaitingConfirmation
                or AmendmentStatus.AwaitingSignatory
                or AmendmentStatus.AwaitingFinance;
}
