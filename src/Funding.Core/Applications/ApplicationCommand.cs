using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// Something that a person, a link or time itself asks of an application. The cases stand in the folders of the process.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(CreateDraft), "createDraft")]
[JsonDerivedType(typeof(EditForm), "editForm")]
[JsonDerivedType(typeof(AttachDocument), "attachDocument")]
[JsonDerivedType(typeof(RemoveDocument), "removeDocument")]
[JsonDerivedType(typeof(RecordScan), "recordScan")]
[JsonDerivedType(typeof(KeepDocument), "keepDocument")]
[JsonDerivedType(typeof(AskForSignOff), "askForSignOff")]
[JsonDerivedType(typeof(DeclineSignOff), "declineSignOff")]
[JsonDerivedType(typeof(SubmitApplication), "submitApplication")]
[JsonDerivedType(typeof(AssignCaseNumber), "assignCaseNumber")]
[JsonDerivedType(typeof(RegisterRecord), "registerRecord")]
[JsonDerivedType(typeof(AddNote), "addNote")]
[JsonDerivedType(typeof(RequestSupplement), "requestSupplement")]
[JsonDerivedType(typeof(ExtendSupplement), "extendSupplement")]
[JsonDerivedType(typeof(AssignOfficer), "assignOfficer")]
[JsonDerivedType(typeof(Remind), "remind")]
[JsonDerivedType(typeof(AnswerSupplement), "answerSupplement")]
[JsonDerivedType(typeof(ConfirmComplete), "confirmComplete")]
[JsonDerivedType(typeof(DelegateReferral), "delegateReferral")]
[JsonDerivedType(typeof(TakeBackReferral), "takeBackReferral")]
[JsonDerivedType(typeof(GiveOpinion), "giveOpinion")]
[JsonDerivedType(typeof(ReissueLink), "reissueLink")]
[JsonDerivedType(typeof(CloseReview), "closeReview")]
[JsonDerivedType(typeof(Propose), "propose")]
[JsonDerivedType(typeof(OpenBoardDecision), "openBoardDecision")]
[JsonDerivedType(typeof(CastBallot), "castBallot")]
[JsonDerivedType(typeof(DeclareConflict), "declareConflict")]
[JsonDerivedType(typeof(ReportAbsence), "reportAbsence")]
[JsonDerivedType(typeof(FlagConflict), "flagConflict")]
[JsonDerivedType(typeof(RuleOnConflict), "ruleOnConflict")]
[JsonDerivedType(typeof(CloseBoardDecision), "closeBoardDecision")]
[JsonDerivedType(typeof(RecordDissent), "recordDissent")]
[JsonDerivedType(typeof(RecordMeetingClosed), "recordMeetingClosed")]
[JsonDerivedType(typeof(RecordReported), "recordReported")]
[JsonDerivedType(typeof(RemitMatter), "remitMatter")]
[JsonDerivedType(typeof(TableMatter), "tableMatter")]
[JsonDerivedType(typeof(ApproveMinutes), "approveMinutes")]
[JsonDerivedType(typeof(RecordNotice), "recordNotice")]
[JsonDerivedType(typeof(RecordAppeal), "recordAppeal")]
[JsonDerivedType(typeof(RecordAppealDecision), "recordAppealDecision")]
[JsonDerivedType(typeof(AcceptAgreement), "acceptAgreement")]
[JsonDerivedType(typeof(CountersignAgreement), "countersignAgreement")]
[JsonDerivedType(typeof(AuthoriseInstalment), "authoriseInstalment")]
[JsonDerivedType(typeof(RecordBankAnswer), "recordBankAnswer")]
[JsonDerivedType(typeof(RetryInstalment), "retryInstalment")]
[JsonDerivedType(typeof(RequestDisbursement), "requestDisbursement")]
[JsonDerivedType(typeof(AcceptDisbursementRequest), "acceptDisbursementRequest")]
[JsonDerivedType(typeof(ReturnDisbursementRequest), "returnDisbursementRequest")]
[JsonDerivedType(typeof(SaveReportDraft), "saveReportDraft")]
[JsonDerivedType(typeof(SubmitReport), "submitReport")]
[JsonDerivedType(typeof(AcceptReport), "acceptReport")]
[JsonDerivedType(typeof(ReturnReport), "returnReport")]
[JsonDerivedType(typeof(RequestAmendment), "requestAmendment")]
[JsonDerivedType(typeof(WithdrawAmendment), "withdrawAmendment")]
[JsonDerivedType(typeof(DecideAmendment), "decideAmendment")]
[JsonDerivedType(typeof(RecordAmendmentVote), "recordAmendmentVote")]
[JsonDerivedType(typeof(ConfirmAmendmentVote), "confirmAmendmentVote")]
[JsonDerivedType(typeof(AcceptAmendment), "acceptAmendment")]
[JsonDerivedType(typeof(ConfirmAccount), "confirmAccount")]
[JsonDerivedType(typeof(DecideAccount), "decideAccount")]
[JsonDerivedType(typeof(Settle), "settle")]
[JsonDerivedType(typeof(RecordRecovery), "recordRecovery")]
[JsonDerivedType(typeof(Withdraw), "withdraw")]
[JsonDerivedType(typeof(Dismiss), "dismiss")]
[JsonDerivedType(typeof(Terminate), "terminate")]
[JsonDerivedType(typeof(Reopen), "reopen")]
[JsonDerivedType(typeof(RunDue), "runDue")]
public abstract partial record ApplicationCommand
{
    private ApplicationCommand() { }

    /// <summary>Does what time itself does: <see cref="Due.Command"/>. By the system; a repeat or an outdated key does nothing.</summary>
    /// <param name="Key">The due's key.</param>
    /// <param name="Available">What is left of the fund, where the item with the board closes; absent: not checked.</param>
    public sealed record RunDue(string Key, FundAvailability? Available = null) : ApplicationCommand;
}
