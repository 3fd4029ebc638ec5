using static Funding.Core.ApplicationAction;
using static Funding.Core.CaseReach;
using static Funding.Core.StageSets;
using Stage = Funding.Core.ApplicationStage;

namespace Funding.Core;

/// <summary>The table of who may do what with a case. What does not stand here is not allowed.</summary>
public static class CaseAccess
{
    private static readonly CaseParty _editor = new(Role.ApplicantEditor, CaseRelation.Owner);
    private static readonly CaseParty _signatory = new(Role.AuthorisedSignatory, CaseRelation.Owner);
    private static readonly CaseParty _coEditor = new(Role.ApplicantEditor, CaseRelation.CoApplicant);
    private static readonly CaseParty _coSignatory = new(Role.AuthorisedSignatory, CaseRelation.CoApplicant);
    private static readonly CaseParty _reviewer = new(Role.PartnerReviewer, CaseRelation.Referred);
    private static readonly CaseParty _seated = new(Role.BoardMember, CaseRelation.Seated);
    private static readonly CaseParty _leader = new(Role.BoardMember, CaseRelation.Leads);
    private static readonly CaseParty _chair = new(Role.Chair);
    private static readonly CaseParty _secretariat = new(Role.Secretariat);
    private static readonly CaseParty _finance = new(Role.Finance);
    private static readonly CaseParty _director = new(Role.Director);
    private static readonly CaseParty _auditor = new(Role.Auditor);
    private static readonly CaseParty _system = new(Role.System);

    private static readonly CaseParty[] _owners = [_editor, _signatory];
    private static readonly CaseParty[] _applicants = [_editor, _signatory, _coEditor, _coSignatory];
    private static readonly CaseParty[] _office = [_secretariat, _finance, _director];
    private static readonly CaseParty[] _readers = [.. _office, _auditor];

    /// <summary>The rows. A new action gets its line beside its relatives.</summary>
    public static IReadOnlyList<CaseRight> Rows { get; } =
    [
        .. May(Create, Always, Every, _owners),
        // Reading.
        .. May(View, Always, Every, [.. _applicants, _reviewer, _seated, _system]),
        .. May(View, OnceSubmitted, Every, _readers),
        .. May(View, OnceProposed, Every, _chair),
        .. May(ViewTrail, Always, Every, _applicants),
        .. May(ViewTrail, OnceSubmitted, Every, _readers),
        .. May(ViewAsOffice, OnceSubmitted, Every, _readers),
        // Writing and sending in. A document may also come with a request for money.
        .. May(Edit, Always, Of(Stage.Draft, Stage.SupplementRequested, Stage.Active), _applicants),
        .. May(Submit, Always, Of(Stage.Draft), _signatory),
        .. May(AnswerSupplement, Always, Of(Stage.SupplementRequested), _owners),
        .. May(Withdraw, Always, Undecided, _owners),
        // The office's handling.
        .. May(RequestSupplement, OnceSubmitted, Of(Stage.Submitted, Stage.SupplementRequested), _secretariat),
        .. May(AssignOfficer, OnceSubmitted, UntilEnded, _secretariat, _director),
        .. May(Remind, OnceSubmitted, UntilEnded, _secretariat, _director),
        .. May(AddNote, OnceSubmitted, Every, _office),
        .. May(HandleMails, OnceSubmitted, Every, _secretariat),
        .. May(ExportCase, OnceSubmitted, Every, _office),
        .. May(HoldDisposal, OnceSubmitted, Every, _secretariat, _director),
        .. May(HandOut, OnceSubmitted, Every, _secretariat, _director),
        .. May(ConfirmComplete, OnceSubmitted, Of(Stage.Submitted), _secretariat),
        .. May(CloseReview, OnceSubmitted, Of(Stage.PartnerReview), _secretariat),
        .. May(Propose, OnceSubmitted, Of(Stage.Proposal, Stage.BoardDecision), _director),
        .. May(Dismiss, OnceSubmitted, BeforeBoard, _secretariat),
        .. May(Reopen, OnceSubmitted, Of(Stage.Dismissed), _secretariat),
        .. May(Reopen, OnceSubmitted, Of(Stage.Dismissed, Stage.Closed, Stage.Terminated), _director),
        // The partners' opinions; one that is late is taken while the proposal is written.
        .. May(GiveOpinion, Always, Of(Stage.PartnerReview, Stage.Proposal), _reviewer),
        .. May(ReissueLink, Always, UntilEnded, [.. _applicants, _reviewer, _seated]),
        // The board. A dissent is recorded while the minutes wait for approval.
        .. May(OpenBoardDecision, OnceSubmitted, Of(Stage.Proposal), _secretariat, _chair),
        .. May(Vote, Always, Of(Stage.BoardDecision, Stage.MinutesApproval), _seated),
        .. May(FlagConflict, OnceSubmitted, Of(Stage.BoardDecision), _secretariat, _chair),
        .. May(RuleOnConflict, OnceSubmitted, Of(Stage.BoardDecision), _chair, _leader),
        .. May(CloseBoardDecision, OnceSubmitted, Of(Stage.BoardDecision), _secretariat, _chair),
        .. May(RecordProceedings, OnceSubmitted, Decided, _secretariat, _chair, _system),
        // The system for a meeting whose minutes chair and adjuster have approved.
        .. May(ApproveMinutes, OnceSubmitted, Of(Stage.MinutesApproval), _secretariat, _system),
        // The agreement and its changes.
        .. May(AcceptAgreement, Always, Of(Stage.Agreement), _signatory),
        .. May(CountersignAgreement, OnceSubmitted, Of(Stage.Agreement), _director),
        .. May(RequestAmendment, Always, Running, _owners),
        .. May(RecordAmendmentVote, OnceSubmitted, Running, _secretariat),
        .. May(DecideAmendment, OnceSubmitted, Running, _director),
        .. May(AcceptAmendment, Always, Running, _signatory),
        .. May(Terminate, OnceSubmitted, Of(Stage.Agreement, Stage.Active, Stage.Settlement), _director),
        // Money and reports. The bank may answer after the case has ended.
        .. May(RequestDisbursement, Always, Of(Stage.Active), _owners),
        .. May(AssessDisbursementRequest, OnceSubmitted, Of(Stage.Active), _secretariat),
        .. May(SubmitReport, Always, Of(Stage.Active), _applicants),
        .. May(AssessReport, OnceSubmitted, Of(Stage.Active), _secretariat),
        .. May(AuthoriseInstalment, OnceSubmitted, Running, _office),
        .. May(
            HandlePayments,
            OnceSubmitted,
            Of(Stage.Active, Stage.Settlement, Stage.Closed, Stage.Terminated),
            _finance
        ),
        .. May(DecideAccount, OnceSubmitted, Running, _finance),
        .. May(Settle, OnceSubmitted, Of(Stage.Settlement), _finance),
        .. May(RunSystem, Always, Every, _system),
    ];

    private static IEnumerable<CaseRight> May(
        ApplicationAction action,
        CaseReach reach,
        IReadOnlySet<ApplicationStage> stages,
        params IEnumerable<CaseParty> who
    ) => who.Select(party => new CaseRight(action, party, reach, stages));
}
