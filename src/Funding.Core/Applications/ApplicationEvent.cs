using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// Something that happened to an application, as the trail keeps it for ever. The cases stand in the folders of the process; docs/events.md lists them.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DraftCreated), "draftCreated")]
[JsonDerivedType(typeof(FormEdited), "formEdited")]
[JsonDerivedType(typeof(DocumentAttached), "documentAttached")]
[JsonDerivedType(typeof(DocumentRemoved), "documentRemoved")]
[JsonDerivedType(typeof(DocumentScanned), "documentScanned")]
[JsonDerivedType(typeof(DocumentKept), "documentKept")]
[JsonDerivedType(typeof(SignOffRequested), "signOffRequested")]
[JsonDerivedType(typeof(SignOffReminderSent), "signOffReminderSent")]
[JsonDerivedType(typeof(SignOffDeclined), "signOffDeclined")]
[JsonDerivedType(typeof(DraftErasureWarned), "draftErasureWarned")]
[JsonDerivedType(typeof(ApplicationSubmitted), "applicationSubmitted")]
[JsonDerivedType(typeof(CaseNumberAssigned), "caseNumberAssigned")]
[JsonDerivedType(typeof(RecordStored), "recordStored")]
[JsonDerivedType(typeof(NoteAdded), "noteAdded")]
[JsonDerivedType(typeof(MailReturned), "mailReturned")]
[JsonDerivedType(typeof(MailSentAgain), "mailSentAgain")]
[JsonDerivedType(typeof(ReturnedMailHandled), "returnedMailHandled")]
[JsonDerivedType(typeof(CaseExported), "caseExported")]
[JsonDerivedType(typeof(DocumentsDisposed), "documentsDisposed")]
[JsonDerivedType(typeof(DisposalHeld), "disposalHeld")]
[JsonDerivedType(typeof(DisposalHoldLifted), "disposalHoldLifted")]
[JsonDerivedType(typeof(SecrecyMarked), "secrecyMarked")]
[JsonDerivedType(typeof(SecrecyLifted), "secrecyLifted")]
[JsonDerivedType(typeof(ExtractMade), "extractMade")]
[JsonDerivedType(typeof(SupplementRequested), "supplementRequested")]
[JsonDerivedType(typeof(SupplementExtended), "supplementExtended")]
[JsonDerivedType(typeof(SupplementReminderSent), "supplementReminderSent")]
[JsonDerivedType(typeof(SupplementDeadlinePassed), "supplementDeadlinePassed")]
[JsonDerivedType(typeof(SupplementAnswered), "supplementAnswered")]
[JsonDerivedType(typeof(OfficerAssigned), "officerAssigned")]
[JsonDerivedType(typeof(CompletenessConfirmed), "completenessConfirmed")]
[JsonDerivedType(typeof(ReviewStarted), "reviewStarted")]
[JsonDerivedType(typeof(ReferralDelegated), "referralDelegated")]
[JsonDerivedType(typeof(ReferralTakenBack), "referralTakenBack")]
[JsonDerivedType(typeof(LinkReissued), "linkReissued")]
[JsonDerivedType(typeof(OpinionReminderSent), "opinionReminderSent")]
[JsonDerivedType(typeof(OpinionEscalated), "opinionEscalated")]
[JsonDerivedType(typeof(OpinionGiven), "opinionGiven")]
[JsonDerivedType(typeof(ReviewClosed), "reviewClosed")]
[JsonDerivedType(typeof(ProposalMade), "proposalMade")]
[JsonDerivedType(typeof(BoardDecisionOpened), "boardDecisionOpened")]
[JsonDerivedType(typeof(BallotsVoided), "ballotsVoided")]
[JsonDerivedType(typeof(BallotCast), "ballotCast")]
[JsonDerivedType(typeof(ConflictFlagged), "conflictFlagged")]
[JsonDerivedType(typeof(ConflictRuled), "conflictRuled")]
[JsonDerivedType(typeof(MemberStoodAside), "memberStoodAside")]
[JsonDerivedType(typeof(SubstituteCalled), "substituteCalled")]
[JsonDerivedType(typeof(BallotReminderSent), "ballotReminderSent")]
[JsonDerivedType(typeof(BoardDecided), "boardDecided")]
[JsonDerivedType(typeof(DissentRecorded), "dissentRecorded")]
[JsonDerivedType(typeof(MeetingClosed), "meetingClosed")]
[JsonDerivedType(typeof(DelegatedDecisionReported), "delegatedDecisionReported")]
[JsonDerivedType(typeof(PollClosed), "pollClosed")]
[JsonDerivedType(typeof(MatterRemitted), "matterRemitted")]
[JsonDerivedType(typeof(MatterTabled), "matterTabled")]
[JsonDerivedType(typeof(MinutesReminderSent), "minutesReminderSent")]
[JsonDerivedType(typeof(MinutesApproved), "minutesApproved")]
[JsonDerivedType(typeof(NoticePosted), "noticePosted")]
[JsonDerivedType(typeof(AppealLodged), "appealLodged")]
[JsonDerivedType(typeof(AppealDecided), "appealDecided")]
[JsonDerivedType(typeof(ApplicationRejected), "applicationRejected")]
[JsonDerivedType(typeof(AgreementIssued), "agreementIssued")]
[JsonDerivedType(typeof(AgreementReminderSent), "agreementReminderSent")]
[JsonDerivedType(typeof(AgreementAccepted), "agreementAccepted")]
[JsonDerivedType(typeof(AgreementCountersigned), "agreementCountersigned")]
[JsonDerivedType(typeof(InstalmentFellDue), "instalmentFellDue")]
[JsonDerivedType(typeof(InstalmentAuthorised), "instalmentAuthorised")]
[JsonDerivedType(typeof(PaymentInstructed), "paymentInstructed")]
[JsonDerivedType(typeof(InstalmentPaid), "instalmentPaid")]
[JsonDerivedType(typeof(PaymentFailed), "paymentFailed")]
[JsonDerivedType(typeof(InstalmentsHeld), "instalmentsHeld")]
[JsonDerivedType(typeof(HoldLifted), "holdLifted")]
[JsonDerivedType(typeof(InstalmentReduced), "instalmentReduced")]
[JsonDerivedType(typeof(InstalmentCancelled), "instalmentCancelled")]
[JsonDerivedType(typeof(InstalmentSplit), "instalmentSplit")]
[JsonDerivedType(typeof(InstalmentAdded), "instalmentAdded")]
[JsonDerivedType(typeof(DisbursementRequested), "disbursementRequested")]
[JsonDerivedType(typeof(DisbursementRequestAccepted), "disbursementRequestAccepted")]
[JsonDerivedType(typeof(DisbursementRequestReturned), "disbursementRequestReturned")]
[JsonDerivedType(typeof(ReportReminderSent), "reportReminderSent")]
[JsonDerivedType(typeof(ReportOverdue), "reportOverdue")]
[JsonDerivedType(typeof(ReportEscalated), "reportEscalated")]
[JsonDerivedType(typeof(ReportDraftSaved), "reportDraftSaved")]
[JsonDerivedType(typeof(ReportSubmitted), "reportSubmitted")]
[JsonDerivedType(typeof(ReportAccepted), "reportAccepted")]
[JsonDerivedType(typeof(ReportReturned), "reportReturned")]
[JsonDerivedType(typeof(AmendmentRequested), "amendmentRequested")]
[JsonDerivedType(typeof(AmendmentWithdrawn), "amendmentWithdrawn")]
[JsonDerivedType(typeof(AmendmentVoteRecorded), "amendmentVoteRecorded")]
[JsonDerivedType(typeof(AmendmentApproved), "amendmentApproved")]
[JsonDerivedType(typeof(AmendmentRejected), "amendmentRejected")]
[JsonDerivedType(typeof(AmendmentTermsIssued), "amendmentTermsIssued")]
[JsonDerivedType(typeof(AmendmentReminderSent), "amendmentReminderSent")]
[JsonDerivedType(typeof(AmendmentAccepted), "amendmentAccepted")]
[JsonDerivedType(typeof(AccountConfirmed), "accountConfirmed")]
[JsonDerivedType(typeof(AmendmentTookEffect), "amendmentTookEffect")]
[JsonDerivedType(typeof(SettlementStarted), "settlementStarted")]
[JsonDerivedType(typeof(SettlementMade), "settlementMade")]
[JsonDerivedType(typeof(RecoveryReminderSent), "recoveryReminderSent")]
[JsonDerivedType(typeof(RecoveryEscalated), "recoveryEscalated")]
[JsonDerivedType(typeof(RecoveryReceived), "recoveryReceived")]
[JsonDerivedType(typeof(ApplicationClosed), "applicationClosed")]
[JsonDerivedType(typeof(ApplicationWithdrawn), "applicationWithdrawn")]
[JsonDerivedType(typeof(ApplicationDismissed), "applicationDismissed")]
[JsonDerivedType(typeof(TerminationDecided), "terminationDecided")]
[JsonDerivedType(typeof(ApplicationTerminated), "applicationTerminated")]
[JsonDerivedType(typeof(ApplicationReopened), "applicationReopened")]
[JsonDerivedType(typeof(DueSkipped), "dueSkipped")]
public abstract partial record ApplicationEvent
{
    private ApplicationEvent() { }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public Author By { get; init; } = new("", "");

    /// <summary>A reminder was left out because a later one for the same thing is due already.</summary>
    public sealed record DueSkipped(string Key) : ApplicationEvent, IDoneByTime;
}

/// <summary>An event that time itself brought about; its key is remembered so that it happens once.</summary>
public interface IDoneByTime
{
    /// <summary>The due's key; null when a person brought it about.</summary>
    string? Key { get; }
}
