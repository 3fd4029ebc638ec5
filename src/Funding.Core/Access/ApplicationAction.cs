namespace Funding.Core;

/// <summary>What somebody may want to do with an application.</summary>
public enum ApplicationAction
{
    /// <summary>Start a draft.</summary>
    Create,

    /// <summary>Know that it exists; read state, form and documents.</summary>
    View,

    /// <summary>Read the trail, mails and payments.</summary>
    ViewTrail,

    /// <summary>Read it as the office does: with its notes, the mails to everybody and what waits for whom.</summary>
    ViewAsOffice,

    /// <summary>Save the form, attach and remove documents.</summary>
    Edit,

    /// <summary>Submit.</summary>
    Submit,

    /// <summary>Send in again after a supplement request.</summary>
    AnswerSupplement,

    /// <summary>Ask for a supplement, or give more time.</summary>
    RequestSupplement,

    /// <summary>Say who handles the case.</summary>
    AssignOfficer,

    /// <summary>Remind those whom the case waits for outside the office.</summary>
    Remind,

    /// <summary>Send a mail that did not reach its receiver again, or put it aside.</summary>
    HandleMails,

    /// <summary>Find it complete and send referrals.</summary>
    ConfirmComplete,

    /// <summary>Answer a referral, hand it over to a colleague, or take it back.</summary>
    GiveOpinion,

    /// <summary>Ask for a new personal link in place of one that no longer works.</summary>
    ReissueLink,

    /// <summary>Go on with the answers that came in.</summary>
    CloseReview,

    /// <summary>Propose to the board.</summary>
    Propose,

    /// <summary>Open the item with the board.</summary>
    OpenBoardDecision,

    /// <summary>Vote, declare a conflict or absence, dissent.</summary>
    Vote,

    /// <summary>Ask whether a member has a conflict of interest.</summary>
    FlagConflict,

    /// <summary>Record what the board holds of a member's conflict of interest.</summary>
    RuleOnConflict,

    /// <summary>Close the item: decide, remit or table.</summary>
    CloseBoardDecision,

    /// <summary>Record what goes with a decision: that the meeting is closed or was told, the notice of its minutes, appeals.</summary>
    RecordProceedings,

    /// <summary>Record the approved minutes.</summary>
    ApproveMinutes,

    /// <summary>Accept the agreement for the applicant.</summary>
    AcceptAgreement,

    /// <summary>Sign the agreement for the association.</summary>
    CountersignAgreement,

    /// <summary>Authorise a payment.</summary>
    AuthoriseInstalment,

    /// <summary>Record the bank's answers and send failed payments again.</summary>
    HandlePayments,

    /// <summary>Ask for an instalment that falls due on request.</summary>
    RequestDisbursement,

    /// <summary>Accept such a request or send it back.</summary>
    AssessDisbursementRequest,

    /// <summary>Hand in a report, or save it while it is being written.</summary>
    SubmitReport,

    /// <summary>Accept a report or send it back.</summary>
    AssessReport,

    /// <summary>Ask to have something changed while the agreement runs, or take that back.</summary>
    RequestAmendment,

    /// <summary>Decide on an amendment, or confirm the board's decision on it.</summary>
    DecideAmendment,

    /// <summary>Record the board's decision on an amendment.</summary>
    RecordAmendmentVote,

    /// <summary>Accept amended terms, or confirm an account, for the applicant.</summary>
    AcceptAmendment,

    /// <summary>Take the whole case out as an archive.</summary>
    ExportCase,

    /// <summary>Put a hold on disposing of anything of it, or take the hold away.</summary>
    HoldDisposal,

    /// <summary>Mark what may be secret, and hand out documents to whoever asks for them.</summary>
    HandOut,

    /// <summary>Note something for the staff alone.</summary>
    AddNote,

    /// <summary>Accept or refuse a new account.</summary>
    DecideAccount,

    /// <summary>Make the final account and record repaid money.</summary>
    Settle,

    /// <summary>Take it back.</summary>
    Withdraw,

    /// <summary>End it without trying it.</summary>
    Dismiss,

    /// <summary>End the agreement before its time.</summary>
    Terminate,

    /// <summary>Open an ended case again.</summary>
    Reopen,

    /// <summary>What only the system does: case numbers and what time does.</summary>
    RunSystem,
}
