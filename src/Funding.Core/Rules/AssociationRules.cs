namespace Funding.Core;

/// <summary>
/// Every number that an association sets for itself. The rules in force when an application is submitted follow it to its end.
/// </summary>
public sealed record AssociationRules
{
    /// <summary>How many of the association's members must apply together.</summary>
    public int MinimumMembers { get; init; } = 2;

    /// <summary>Smallest amount that can be sought altogether; zero means that there is none.</summary>
    public Money SmallestSought { get; init; }

    /// <summary>Largest amount that can be sought altogether; null means that there is none.</summary>
    public Money? LargestSought { get; init; }

    /// <summary>How large a share of the costs a kind of cost may be; kinds that are not named have no limit.</summary>
    public IReadOnlyList<CostShareLimit> LargestCostShares
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Largest share of the costs that may fall in one calendar year, in percent, when the budget has several; null means no limit.</summary>
    public int? LargestYearShare { get; init; }

    /// <summary>Business days after the authorised signatory was asked to sign off when a reminder goes out.</summary>
    public IReadOnlyList<int> SignOffReminderDays
    {
        get;
        init => field = value ?? [3, 7];
    } = [3, 7];

    /// <summary>Months without anybody's doing after which a draft that was never sent in is erased.</summary>
    public int DraftErasureMonths { get; init; } = 12;

    /// <summary>Days before its erasure when the people of a draft are told of it.</summary>
    public int DraftErasureWarningDays { get; init; } = 30;

    /// <summary>Largest document, in bytes.</summary>
    public long MaxDocumentBytes { get; init; } = 25 * 1024 * 1024;

    /// <summary>Largest sum of an application's documents, in bytes.</summary>
    public long MaxDocumentsBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>Days that the applicant has for a supplement when nothing else is said.</summary>
    public int SupplementDays { get; init; } = 14;

    /// <summary>Business days relative to the supplement's deadline when the applicant is reminded.</summary>
    public IReadOnlyList<int> SupplementReminderDays
    {
        get;
        init => field = value ?? [];
    } = [-3, 0];

    /// <summary>Days that partners have for an opinion when nothing else is said.</summary>
    public int ReviewDays { get; init; } = 21;

    /// <summary>Business days relative to the review's deadline when partners are reminded.</summary>
    public IReadOnlyList<int> ReviewReminderDays
    {
        get;
        init => field = value ?? [];
    } = [-3, 0];

    /// <summary>What partners score, with weights.</summary>
    public IReadOnlyList<ScoringCriterion> Criteria
    {
        get;
        init => field = value ?? [];
    } = ScoringCriterion.Defaults;

    /// <summary>Business days before the board's item closes when those who have not voted are reminded.</summary>
    public IReadOnlyList<int> BallotReminderDays
    {
        get;
        init => field = value ?? [];
    } = [-3, -1];

    /// <summary>The part of all seats that must take part in a decision. Never less than more than half of them, which is the law.</summary>
    public Fraction? Quorum { get; init; }

    /// <summary>The kinds of decisions for which the charter asks for a qualified majority.</summary>
    public IReadOnlyList<QualifiedMajority> QualifiedMajorities
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>Whether a vote by personal link is confirmed with a code that is mailed to the same address.</summary>
    public bool VotesNeedCode { get; init; }

    /// <summary>Whether nothing is paid before the time for appeal has run out.</summary>
    public bool PaymentsWaitForAppeal { get; init; }

    /// <summary>Largest grant that may be decided by delegation; zero means that the board has delegated nothing.</summary>
    public Money DelegationCap { get; init; }

    /// <summary>Whether the executive director decides what the board has delegated; otherwise its chair does.</summary>
    public bool DirectorIsDelegate { get; init; }

    /// <summary>Days before a meeting by which the call and its papers must be out.</summary>
    public int PapersDays { get; init; } = 7;

    /// <summary>Days after the preparatory group's meeting before which the board does not take the matter up.</summary>
    public int BoardAfterPreparatoryDays { get; init; } = 14;

    /// <summary>Business days before the last day for the call when the secretariat is reminded of it.</summary>
    public IReadOnlyList<int> CallReminderDays
    {
        get;
        init => field = value ?? [];
    } = [-3];

    /// <summary>Business days relative to a meeting when those who are called are reminded of it.</summary>
    public IReadOnlyList<int> MeetingReminderDays
    {
        get;
        init => field = value ?? [];
    } = [-2];

    /// <summary>Days after the decision within which the minutes are to be approved.</summary>
    public int MinutesDays { get; init; } = 14;

    /// <summary>Business days relative to the last day for approving a meeting's minutes when those who have not are reminded.</summary>
    public IReadOnlyList<int> MinutesReminderDays
    {
        get;
        init => field = value ?? [];
    } = [-5, 0];

    /// <summary>Days after issue when the signatory is reminded of the agreement; the secretariat is told at the last one.</summary>
    public IReadOnlyList<int> AgreementReminderDays
    {
        get;
        init => field = value ?? [];
    } = [7, 14];

    /// <summary>Payments above this amount need the director as one of the two who authorise.</summary>
    public Money DirectorThreshold { get; init; } = Money.FromKronor(500_000);

    /// <summary>The days of the year that interim reports cover up to.</summary>
    public IReadOnlyList<MonthDay> InterimReportDates
    {
        get;
        init => field = value ?? [];
    } = [new(4, 30), new(9, 30)];

    /// <summary>Days after such a day when the interim report is due.</summary>
    public int InterimReportDays { get; init; } = 30;

    /// <summary>Months after the period's end when the final report is due.</summary>
    public int FinalReportMonths { get; init; } = 2;

    /// <summary>Business days relative to a report's due date when the applicant is reminded.</summary>
    public IReadOnlyList<int> ReportReminderDays
    {
        get;
        init => field = value ?? [];
    } = [-14, -3, 0, 7];

    /// <summary>Business days after a report's due date when the signatory is told. Payments are on hold as soon as the due date has passed.</summary>
    public int ReportEscalationDays { get; init; } = 10;

    /// <summary>Days that the applicant has for a report that was sent back.</summary>
    public int ReportReturnDays { get; init; } = 14;

    /// <summary>How far, in percent, a report's costs may pass the budget of its days before it must say why; 10 when absent.</summary>
    public int? ReportDeviationPercent
    {
        get;
        init => field = value ?? 10;
    } = 10;

    /// <summary>How far, in percent of the budget that the board decided on, a cost type may be changed by telling the association only; 10 when absent.</summary>
    public int? ReallocationPercent
    {
        get;
        init => field = value ?? 10;
    } = 10;

    /// <summary>By how many months the director may let a project run on after the end that the board decided on; 6 when absent.</summary>
    public int? ExtensionMonths
    {
        get;
        init => field = value ?? 6;
    } = 6;

    /// <summary>Days that the applicant has to repay.</summary>
    public int RecoveryDays { get; init; } = 30;

    /// <summary>Business days relative to the recovery's due date when the applicant is reminded.</summary>
    public IReadOnlyList<int> RecoveryReminderDays
    {
        get;
        init => field = value ?? [];
    } = [-3, 0, 7];

    /// <summary>Business days after the recovery's due date when the signatory and finance are told.</summary>
    public int RecoveryEscalationDays { get; init; } = 10;

    /// <summary>Years after the year of a case's end that <see cref="RetentionClass.Applications"/> are kept; null: for ever.</summary>
    public int? KeepApplicationsYears { get; init; }

    /// <summary>Years after the year of a case's end that <see cref="RetentionClass.Attachments"/> are kept; null: for ever.</summary>
    public int? KeepAttachmentsYears { get; init; }

    /// <summary>Years after the year of a case's end that <see cref="RetentionClass.Decisions"/> are kept; null: for ever.</summary>
    public int? KeepDecisionsYears { get; init; }

    /// <summary>Years after the year of a case's end that <see cref="RetentionClass.Agreements"/> are kept; null: for ever.</summary>
    public int? KeepAgreementsYears { get; init; }

    /// <summary>Years after the year of a case's end that <see cref="RetentionClass.Accounting"/> are kept; null: for ever.</summary>
    public int? KeepAccountingYears { get; init; }

    /// <summary>Years after the year of a case's end that <see cref="RetentionClass.Letters"/> are kept; null: for ever.</summary>
    public int? KeepLettersYears { get; init; }

    /// <summary>Years after the year of a case's end that <see cref="RetentionClass.Notices"/> are kept; null: for ever.</summary>
    public int? KeepNoticesYears { get; init; }
}

/// <summary>A day of the year.</summary>
/// <param name="Month">1–12.</param>
/// <param name="Day">1–31, a day that the month always has.</param>
public sealed record MonthDay(int Month, int Day);

/// <summary>One thing that partners score from 1 to 5.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What is scored.</param>
/// <param name="Weight">How much it counts, at least 1.</param>
public sealed record ScoringCriterion(string Id, LocalizedText Name, int Weight)
{
    /// <summary>The criteria that an association starts with.</summary>
    public static IReadOnlyList<ScoringCriterion> Defaults { get; } =
    [
        new("need", new("Behovet är tydligt", "The need is clear"), 3),
        new("method", new("Metoden kan ge resultat", "The method can give results"), 3),
        new("cooperation", new("Parterna samverkar", "The parties work together"), 2),
        new("economy", new("Kostnaden är rimlig", "The cost is reasonable"), 1),
        new("afterwards", new("Arbetet kan fortsätta efter projektet", "The work can go on after the project"), 1),
    ];
}
