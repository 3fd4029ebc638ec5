using Funding.Core;

namespace Funding.Functions.Http.Resources;

/// <summary>An application as one reader may see it.</summary>
internal sealed record ApplicationResource(
    ApplicationId Id,
    ApplicationStage Stage,
    CaseNumber? CaseNumber,
    long Version,
    OrganisationNumber Owner,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    ApplicationForm Form,
    IReadOnlyList<Document> Documents
)
{
    public int FormVersion { get; init; }
    public IReadOnlyList<ReplacedText>? ReplacedTexts { get; init; }
    public SignOff? SignOff { get; init; }
    public ApplicationId? CopiedFrom { get; init; }
    public Supplement? Supplement { get; init; }
    public IReadOnlyList<ReviewRound>? Reviews { get; init; }
    public ReviewSummary? ReviewSummary { get; init; }
    public IReadOnlyList<Proposal>? Proposals { get; init; }
    public BoardMatter? Matter { get; init; }
    public IReadOnlyList<BoardResult>? BoardResults { get; init; }
    public IReadOnlyList<ConflictSuggestion>? ConflictSuggestions { get; init; }
    public BoardDecision? Decision { get; init; }
    public MinutesRecord? Minutes { get; init; }
    public PublicNotice? Notice { get; init; }
    public Appeal? Appeal { get; init; }
    public Agreement? Agreement { get; init; }
    public IReadOnlyList<Instalment>? Instalments { get; init; }
    public IReadOnlyList<Report>? Reports { get; init; }
    public IReadOnlyList<DisbursementRequest>? DisbursementRequests { get; init; }
    public IReadOnlyList<Amendment>? Amendments { get; init; }
    public IReadOnlyList<BudgetRow>? CostBudget { get; init; }
    public Period? ProjectPeriod { get; init; }
    public PaymentAccount? PaidTo { get; init; }
    public Settlement? Settlement { get; init; }
    public IReadOnlyList<Settlement>? PastSettlements { get; init; }
    public IReadOnlyList<Reopening>? Reopenings { get; init; }
    public GrantLedger? Ledger { get; init; }
    public Ending? Ending { get; init; }

    /// <summary>The application as the reader may see it.</summary>
    public static ApplicationResource For(Application application, Reader reader)
    {
        // What partners and board have said is working material until it is decided: the applicant waits for the whole.
        var seesHandling = reader is not Reader.Applicant || application.Decision is not null;
        var seesMoney = reader is Reader.Staff or Reader.Applicant;
        // A partner gives an opinion of their own and is not to be led by the others'.
        var reviews = reader is Reader.Partner ? null : application.Reviews;
        return new(
            application.Id,
            application.Stage,
            application.CaseNumber,
            application.Version,
            application.Owner,
            application.CreatedAt,
            application.SubmittedAt,
            reader is Reader.Applicant ? application.Form : application.SubmittedForm ?? application.Form,
            [
                .. application.Documents.Where(document =>
                    reader is Reader.Applicant || document is { Registered: true, IsOpen: true }
                ),
            ]
        )
        {
            FormVersion = application.Association.FormInForce.Version,
            // Drafting is the applicant's own.
            ReplacedTexts = reader is Reader.Applicant ? application.ReplacedTexts : null,
            SignOff = reader is Reader.Applicant ? application.SignOff : null,
            CopiedFrom = reader is Reader.Applicant ? application.CopiedFrom : null,
            Supplement = application.Supplement,
            Reviews = seesHandling ? reviews : null,
            ReviewSummary = seesHandling && reader is not Reader.Partner ? application.ReviewSummary : null,
            Proposals = seesHandling && reader is not Reader.Partner ? application.Proposals : null,
            Matter = reader is Reader.Staff or Reader.Board ? application.Matter : null,
            BoardResults = seesHandling && reader is not Reader.Partner ? application.BoardResults : null,
            ConflictSuggestions =
                reader is Reader.Staff or Reader.Board && application.Stage is ApplicationStage.BoardDecision
                    ? ConflictSuggestion.Of(application)
                    : null,
            Decision = application.Decision,
            Minutes = application.Minutes,
            Notice = application.Notice,
            Appeal = application.Appeal,
            Agreement = reader is Reader.Staff or Reader.Applicant ? application.Agreement : null,
            Instalments = reader is Reader.Staff or Reader.Applicant ? application.Instalments : null,
            Reports = reader switch
            {
                Reader.Applicant => application.Reports,
                // What is being written is the applicant's own until it is handed in.
                Reader.Staff => [.. application.Reports.Select(report => report with { Draft = null })],
                Reader.Partner or Reader.Board => null,
            },
            DisbursementRequests = seesMoney ? application.DisbursementRequests : null,
            Amendments = seesMoney ? application.Amendments : null,
            CostBudget = seesMoney && application.Agreement is not null ? application.CostBudget : null,
            ProjectPeriod = seesMoney && application.Agreement is not null ? application.ProjectPeriod : null,
            PaidTo = seesMoney ? application.PaidTo : null,
            Settlement = seesMoney ? application.Settlement : null,
            PastSettlements = seesMoney ? application.PastSettlements : null,
            Reopenings = seesMoney ? application.Reopenings : null,
            Ledger = application.Decision is null ? null : application.Ledger,
            Ending = application.Ending,
        };
    }
}

/// <summary>Finds out as whom somebody reads.</summary>
internal static class Readers
{
    /// <summary>The reader that a personal link makes.</summary>
    public static Reader Of(LinkPurpose purpose) =>
        purpose switch
        {
            LinkPurpose.Opinion => Reader.Partner,
            LinkPurpose.Ballot or LinkPurpose.Meeting or LinkPurpose.Minutes => Reader.Board,
            LinkPurpose.SignOff
            or LinkPurpose.Agreement
            or LinkPurpose.Report
            or LinkPurpose.Amendment
            or LinkPurpose.Account
            or LinkPurpose.SignIn => Reader.Applicant,
        };
}
