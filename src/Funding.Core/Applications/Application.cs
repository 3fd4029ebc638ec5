using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// One application for funding: the whole state, immutable. It is what folding the application's events gives, and is kept as JSON.
/// </summary>
public sealed partial record Application
{
    /// <summary>Identity.</summary>
    public required ApplicationId Id { get; init; }

    /// <summary>Where it is in its life.</summary>
    public ApplicationStage Stage { get; init; }

    /// <summary>How many events it has: the sequence number of the last one.</summary>
    public long Version { get; init; }

    /// <summary>The association with its rules, as at creation and then as at submission.</summary>
    public required AssociationSnapshot Association { get; init; }

    /// <summary>The organisation whose application it is; others do not see it.</summary>
    public required OrganisationNumber Owner { get; init; }

    /// <summary>When the draft was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The case number, from the register.</summary>
    public CaseNumber? CaseNumber { get; init; }

    /// <summary>The form as the applicant sees it.</summary>
    public required ApplicationForm Form { get; init; }

    /// <summary>Who last wrote which part of the form that has not been sent in.</summary>
    public IReadOnlyList<FieldAuthor> FieldAuthors
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>The last texts that somebody wrote over while another edited the same field, the latest last.</summary>
    public IReadOnlyList<ReplacedText> ReplacedTexts
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>The last request that the signatory sign the draft off.</summary>
    public SignOff? SignOff { get; init; }

    /// <summary>That the draft will be erased if nobody touches it; null when nobody has been told so.</summary>
    public ErasureWarning? ErasureWarning { get; init; }

    /// <summary>The earlier application that the form was copied from, if any.</summary>
    public ApplicationId? CopiedFrom { get; init; }

    /// <summary>The form as it was last sent in; what everybody else sees.</summary>
    public ApplicationForm? SubmittedForm { get; init; }

    /// <summary>The documents.</summary>
    public IReadOnlyList<Document> Documents { get; init; } = [];

    /// <summary>Whether files that were sent in are still to be scanned.</summary>
    [JsonIgnore]
    public bool HasFilesWaiting => Documents.Any(d => d is { Registered: true, IsOpen: false });

    /// <summary>Files that the scan for malicious code removed, oldest first.</summary>
    public IReadOnlyList<RemovedFile> RemovedFiles
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>The last time that it was sent in; null for one that was sent in before this was kept.</summary>
    public Sending? LastSending { get; init; }

    /// <summary>
    /// How many documents its register has; null when it was stored before registers were kept, until the next change has counted
    /// what the trail holds.
    /// </summary>
    public int? Registered { get; init; }

    /// <summary>The generated documents.</summary>
    public IReadOnlyList<CaseRecord> Records
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Who handles the case in the association's office; null when nobody in particular does.</summary>
    public PersonRef? Officer { get; init; }

    /// <summary>Where the staff's notes are, oldest first: the texts stand in the trail alone.</summary>
    public IReadOnlyList<NotePlace> Notes
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Which time the whole case was last taken out; null when it never was.</summary>
    public string? LastExport { get; init; }

    /// <summary>Documents and passages that may be secret, in the order in which they were marked.</summary>
    public IReadOnlyList<SecrecyMark> SecrecyMarks
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Which time documents were last handed out; null when none ever were.</summary>
    public string? LastExtract { get; init; }

    /// <summary>The last supplement that was asked for.</summary>
    public Supplement? Supplement { get; init; }

    /// <summary>The association's parties as at the completeness check, for every round.</summary>
    public IReadOnlyList<ReferralParty> Parties { get; init; } = [];

    /// <summary>Rounds of referrals.</summary>
    public IReadOnlyList<ReviewRound> Reviews { get; init; } = [];

    /// <summary>Personal links that were made anew within a day, so that they are not asked for without end.</summary>
    public IReadOnlyList<ReissuedLink> ReissuedLinks
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Mails that did not reach their receivers, oldest first, with what was done about it.</summary>
    public IReadOnlyList<ReturnedMail> ReturnedMails
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Addresses that mail came back from, and where it goes instead.</summary>
    public IReadOnlyList<Readdressing> Readdressed
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Versions of the director's proposal.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    /// <summary>The matter as it is, or last was, open with the board.</summary>
    public BoardMatter? Matter { get; init; }

    /// <summary>Counts that have been made, polls and tablings included.</summary>
    public IReadOnlyList<BoardResult> BoardResults { get; init; } = [];

    /// <summary>The board's decision.</summary>
    public BoardDecision? Decision { get; init; }

    /// <summary>The approved minutes.</summary>
    public MinutesRecord? Minutes { get; init; }

    /// <summary>The notice of the approved minutes, from which the time for appeal runs.</summary>
    public PublicNotice? Notice { get; init; }

    /// <summary>The last appeal against the decision.</summary>
    public Appeal? Appeal { get; init; }

    /// <summary>The agreement.</summary>
    public Agreement? Agreement { get; init; }

    /// <summary>The payments of the grant.</summary>
    public IReadOnlyList<Instalment> Instalments { get; init; } = [];

    /// <summary>The reports.</summary>
    public IReadOnlyList<Report> Reports { get; init; } = [];

    /// <summary>Requests for instalments that fall due on request, oldest first.</summary>
    public IReadOnlyList<DisbursementRequest> DisbursementRequests
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Everything that the applicant has asked to have changed while the agreement runs, with what came of it.</summary>
    public IReadOnlyList<Amendment> Amendments
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>The final account.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>Final accounts from before the case was reopened.</summary>
    public IReadOnlyList<Settlement> PastSettlements
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Every time that the case was opened again after its end.</summary>
    public IReadOnlyList<Reopening> Reopenings
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Why it ended before its time, or is being ended.</summary>
    public Ending? Ending { get; init; }

    /// <summary>Keys of what time itself has done, so that nothing is done twice.</summary>
    public IReadOnlyList<string> DuesDone { get; init; } = [];

    /// <summary>The association's numbers, as they follow this application.</summary>
    [JsonIgnore]
    public AssociationRules Rules => Association.Rules;

    /// <summary>The review round that is or was last open.</summary>
    [JsonIgnore]
    public ReviewRound? Review => Reviews.Count == 0 ? null : Reviews[^1];

    /// <summary>The latest version of the proposal.</summary>
    [JsonIgnore]
    public Proposal? Proposal => Proposals.Count == 0 ? null : Proposals[^1];

    /// <summary>The proposal that was decided on.</summary>
    [JsonIgnore]
    public Proposal? DecidedProposal =>
        Decision is null ? null : Proposals.Single(p => p.Version == Decision.Result.ProposalVersion);

    /// <summary>What the partners think in the last round; null before there is one.</summary>
    [JsonIgnore]
    public ReviewSummary? ReviewSummary => Review is { } review ? ReviewSummary.Of(review, Rules) : null;

    /// <summary>Whether delegates have decided and the board has not been told.</summary>
    [JsonIgnore]
    public bool AwaitsReportToBoard => Decision is { Result.Mode: BoardMode.Delegated, Reported: null };

    /// <summary>The applicant's contact: from the form as sent in, or as changed since; null while the draft names nobody who can get mail.</summary>
    [JsonIgnore]
    public PersonRef? Contact => Person(Changed(r => r.Contact)?.Contact ?? (SubmittedForm ?? Form).Applicant.Contact);

    /// <summary>The applicant's authorised signatory: from the form as sent in, or as changed since; null as for <see cref="Contact"/>.</summary>
    [JsonIgnore]
    public PersonRef? Signatory =>
        Person(
            Changed(r => r.AuthorisedSignatory)?.AuthorisedSignatory
                ?? (SubmittedForm ?? Form).Applicant.AuthorisedSignatory
        );

    /// <summary>The costs that the project is to keep to: the form's, or as changed since.</summary>
    [JsonIgnore]
    public IReadOnlyList<BudgetRow> CostBudget =>
        Changed(r => r.Budget.Count > 0 ? r.Budget : null)?.Budget ?? (SubmittedForm ?? Form).Budget.Rows;

    /// <summary>The project's days: the form's, or as changed since; null while the draft gives none.</summary>
    [JsonIgnore]
    public Period? ProjectPeriod =>
        FormCheck.PeriodOf(SubmittedForm ?? Form) is { } period
            ? period with
            {
                End = Changed(r => r.End)?.End ?? period.End,
            }
            : null;

    /// <summary>Where the agreement's payments go: the agreement's account, or the one accepted since; null without an agreement.</summary>
    [JsonIgnore]
    public PaymentAccount? PaidTo =>
        Changed(r => r.Account)?.Account
        ?? (Agreement is null ? null : PaymentAccount.Parse(Agreement.Terms.Account, null));

    /// <summary>Where payments go, from the form as sent in; null while the draft gives none that is valid.</summary>
    [JsonIgnore]
    public PaymentAccount? PayeeAccount =>
        (SubmittedForm ?? Form).Applicant is { Bankgiro: not "" } applicant
            ? PaymentAccount.Bankgiro(applicant.Bankgiro)
            : PaymentAccount.Plusgiro((SubmittedForm ?? Form).Applicant.Plusgiro);

    /// <summary>The grant's money.</summary>
    [JsonIgnore]
    public GrantLedger Ledger =>
        new(
            Decision is { Outcome: BoardOutcome.Granted } ? DecidedProposal!.Total + GrantedSince : Money.Zero,
            Money.Sum(Instalments.Where(i => i.Status == InstalmentStatus.Paid).Select(i => i.Amount)),
            Released,
            Money.Sum(PastSettlements.Select(s => s.Repaid)) + (Settlement?.Repaid ?? Money.Zero)
        );

    /// <summary>What was granted but will not be paid out.</summary>
    public Money Released { get; init; }

    /// <summary>What amendments in force have added to the grant, per year.</summary>
    [JsonIgnore]
    public IEnumerable<YearAmount> GrantedMore =>
        Amendments.Where(a => a.Status == AmendmentStatus.InForce).SelectMany(a => a.Request.More);

    private Money GrantedSince => Money.Sum(GrantedMore.Select(m => m.Amount));

    /// <summary>The last request in force that changed it.</summary>
    private AmendmentRequest? Changed<T>(Func<AmendmentRequest, T?> what) =>
        Amendments.LastOrDefault(a => a.Status == AmendmentStatus.InForce && what(a.Request) is not null)?.Request;

    private static PersonRef? Person(Contact contact) =>
        EmailAddress.TryParse(contact.Email, out var email)
            ? new PersonRef(email.ToString(), contact.Name.Trim(), email)
            : null;
}
