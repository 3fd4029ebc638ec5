using System.Diagnostics;
using static Funding.Core.ApplicationEvent;

namespace Funding.Pages.Reading;

/// <summary>What an event is about, for those who look for something in the history.</summary>
public enum EventGroup
{
#pragma warning disable CS1591 // The names say it.
    Application,
    Review,
    Decision,
    Agreement,
    Payments,
    Reports,
    Amendments,
    Settlement,
    Notes,
    Bookkeeping,
#pragma warning restore CS1591
}

/// <summary>Sorts events.</summary>
public static class EventGroups
{
    /// <summary>What the event is about.</summary>
    public static EventGroup Of(Funding.Core.ApplicationEvent happened) =>
        happened switch
        {
            DraftCreated or FormEdited or DocumentAttached or DocumentRemoved => EventGroup.Application,
            DocumentScanned or DocumentKept => EventGroup.Application,
            SignOffRequested or SignOffReminderSent or SignOffDeclined or DraftErasureWarned => EventGroup.Application,
            ApplicationSubmitted or CaseNumberAssigned or CompletenessConfirmed or OfficerAssigned =>
                EventGroup.Application,
            SupplementRequested or SupplementExtended or SupplementReminderSent => EventGroup.Application,
            SupplementDeadlinePassed or SupplementAnswered => EventGroup.Application,
            ApplicationWithdrawn or ApplicationDismissed => EventGroup.Application,
            ReviewStarted or ReferralDelegated or ReferralTakenBack or OpinionReminderSent => EventGroup.Review,
            OpinionEscalated or OpinionGiven or ReviewClosed => EventGroup.Review,
            ProposalMade or BoardDecisionOpened or BallotsVoided or BallotCast => EventGroup.Decision,
            ConflictFlagged or ConflictRuled or MemberStoodAside or SubstituteCalled => EventGroup.Decision,
            BallotReminderSent or BoardDecided or DissentRecorded or MeetingClosed => EventGroup.Decision,
            DelegatedDecisionReported or PollClosed or MatterRemitted or MatterTabled => EventGroup.Decision,
            MinutesReminderSent or MinutesApproved or NoticePosted => EventGroup.Decision,
            AppealLodged or AppealDecided or ApplicationRejected => EventGroup.Decision,
            AgreementIssued or AgreementReminderSent or AgreementAccepted => EventGroup.Agreement,
            AgreementCountersigned or TerminationDecided or ApplicationTerminated => EventGroup.Agreement,
            InstalmentFellDue or InstalmentAuthorised or PaymentInstructed or InstalmentPaid => EventGroup.Payments,
            PaymentFailed or InstalmentsHeld or HoldLifted or InstalmentReduced => EventGroup.Payments,
            InstalmentCancelled or InstalmentSplit or InstalmentAdded => EventGroup.Payments,
            DisbursementRequested or DisbursementRequestAccepted => EventGroup.Payments,
            DisbursementRequestReturned => EventGroup.Payments,
            ReportReminderSent or ReportOverdue or ReportEscalated or ReportDraftSaved => EventGroup.Reports,
            ReportSubmitted or ReportAccepted or ReportReturned => EventGroup.Reports,
            AmendmentRequested or AmendmentWithdrawn or AmendmentVoteRecorded => EventGroup.Amendments,
            AmendmentApproved or AmendmentRejected or AmendmentTermsIssued => EventGroup.Amendments,
            AmendmentReminderSent or AmendmentAccepted or AccountConfirmed => EventGroup.Amendments,
            AmendmentTookEffect => EventGroup.Amendments,
            SettlementStarted or SettlementMade or RecoveryReminderSent => EventGroup.Settlement,
            RecoveryEscalated or RecoveryReceived => EventGroup.Settlement,
            ApplicationClosed or ApplicationReopened => EventGroup.Settlement,
            NoteAdded => EventGroup.Notes,
            RecordStored
            or CaseExported
            or DocumentsDisposed
            or DisposalHeld
            or DisposalHoldLifted
            or SecrecyMarked
            or SecrecyLifted
            or ExtractMade
            or LinkReissued
            or MailReturned
            or MailSentAgain
            or ReturnedMailHandled
            or DueSkipped => EventGroup.Bookkeeping,
            _ => throw new UnreachableException(),
        };
}
